import { readFileSync } from 'node:fs';
import path from 'node:path';
import { specFiles } from '@token-clients/generator/mock-specs';
import { workerLibraries } from '@token-clients/generator/worker-libraries';
import type { Browser } from 'playwright-core';
import { generatorAssets } from '../build/playground-bundle.js';
import { projectRoot } from '../build/project.js';
import { generateInPage } from '../playground/generate-in-page.js';
import type { PlaygroundReply, PlaygroundRequest } from '../playground/playground-result.js';

/** How long the same package took to make, in milliseconds: in a page, and by the embedded engine in Node. */
export interface PlaygroundTimes {
  readonly name: string;
  readonly page: readonly number[];
  readonly node: readonly number[];
}

/**
 * Measures the generator in a page and in Node, by turns, with linter and types. Both have made a package before, so that neither
 * loads anything meanwhile.
 *
 * @param root the URL of the built site, with a `/` at its end
 * @throws Error if the two do not make the same
 */
export async function playgroundTimes(
  browser: Browser,
  root: string,
  runs: number,
): Promise<readonly PlaygroundTimes[]> {
  const { templates, lintRules, runtimeVersion } = generatorAssets();
  const tools = { templates: new Map(templates), libraries: workerLibraries(lintRules), runtimeVersion };
  const page = await browser.newPage();
  await page.goto(`${root}index.html`);
  const measured: PlaygroundTimes[] = [];
  for (const [name, file] of specFiles(projectRoot)) {
    const text = readFileSync(path.resolve(projectRoot, file), 'utf8');
    const request = { spec: { fileName: path.basename(file), text }, answers: {}, types: true };
    const times: { readonly page: number[]; readonly node: number[] } = { page: [], node: [] };
    for (let run = -2; run < runs; run++) {
      const inPage = await page.evaluate(timeInPage, request);
      const started = performance.now();
      const { files } = await generateInPage(request, tools);
      const inNode = performance.now() - started;
      if (inPage.files !== JSON.stringify(files))
        throw new Error(`The page makes another package of ${name}`);
      if (run < 0) continue;
      times.page.push(inPage.ms);
      times.node.push(inNode);
    }
    measured.push({ name, ...times });
  }
  await page.close();
  return measured;
}

/** Runs in the page, whose worker lives as long as the page does. */
async function timeInPage(
  request: PlaygroundRequest,
): Promise<{ readonly ms: number; readonly files: string }> {
  const known = globalThis as { engine?: Worker };
  known.engine ??= new Worker('./assets/playground-worker.js', { type: 'module' });
  const worker = known.engine;
  const started = performance.now();
  const { result } = await new Promise<PlaygroundReply>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<PlaygroundReply>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage({ id: 1, request });
  });
  return { ms: performance.now() - started, files: JSON.stringify(result?.files) };
}
