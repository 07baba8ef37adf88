import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writePlaygroundBundle } from '../../src/build/playground-bundle.js';
import { serveSite } from '../../src/build/serve.js';
import { POLICY } from '../../src/layout/policy.js';
import { startChromium } from '../../src/measure/chromium.js';
import type {
  PlaygroundReply,
  PlaygroundRequest,
  PlaygroundResult,
} from '../../src/playground/playground-result.js';

/** A page of a real Chromium that has the generator's worker and nothing else. */
export interface EnginePage extends AsyncDisposable {
  /** @throws Error if the worker has no result */
  readonly generate: (request: PlaygroundRequest) => Promise<PlaygroundResult>;
  /** What went wrong in the page, and each request that left its origin. */
  readonly problems: readonly string[];
}

const HTML = `<!doctype html><title>Generator</title>`;

/** Bundles the generator as the site does, and opens a page with it. */
export async function enginePage(): Promise<EnginePage> {
  const folder = await mkdtemp(path.join(tmpdir(), 'engine-page-'));
  await writePlaygroundBundle(path.join(folder, 'assets'));
  await writeFile(path.join(folder, 'index.html'), HTML);
  // Workers have the policy of their own file, so it is sent with each.
  const site = await serveSite(folder, '/', { 'content-security-policy': POLICY });
  const browser = await startChromium();
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('console', message => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', error => problems.push(error.message));
  page.on('request', request => request.url().startsWith(site.url) || problems.push(request.url()));
  await page.goto(site.url);
  return {
    problems,
    async generate(request) {
      const { result, failure } = await page.evaluate(runInWorker, request);
      if (result) return result;
      throw new Error(failure ?? 'The worker gave nothing');
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      await site[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Runs in the page, whose worker lives as long as the page does. */
async function runInWorker(request: PlaygroundRequest): Promise<PlaygroundReply> {
  const known = globalThis as { engine?: Worker };
  known.engine ??= new Worker('./assets/playground-worker.js', { type: 'module' });
  const worker = known.engine;
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<PlaygroundReply>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage({ id: 1, request });
  });
}
