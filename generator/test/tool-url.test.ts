import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { generate } from '../src/generate/generate.js';
import type { Outcome } from '../src/generate/outcome.js';
import { sha256 } from '../src/source/sha256.js';
import { completeClient } from '../src/tool/complete-client.js';
import { projectSource } from '../src/tool/flags.js';
import { temporaryFolder } from './support/folder.js';
import { vendorSpec } from './support/repository.js';

const URL = 'https://api.example.com/openapi.yaml';

let root: string;
let published: string;
let loads: number;
beforeEach(() => {
  root = temporaryFolder();
  published = vendorSpec();
  loads = 0;
});

async function fetch(): Promise<Response> {
  loads += 1;
  return new Response(published);
}

/** Generates the client of the URL, as the command does. */
async function run({ isUpdate = false, check = false } = {}): Promise<Outcome> {
  const values = { spec: URL, out: 'src/clients/vendor' };
  const project = projectSource(root, { values, positionals: [] }).read();
  const options = { fetch, isUpdate, texts: new Map(), onProgress: () => {} };
  const complete = async (given: Outcome['provider']) => (await completeClient(given, options)).provider;
  const [outcome] = await generate({ project, check, isUpdate, complete });
  return outcome as Outcome;
}

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

describe('a spec from a URL', () => {
  test('is downloaded once, and kept beside the client with where it is from and its hash', async () => {
    const { written } = await run();
    published = 'gone';
    const again = await run();
    const checked = await run({ check: true });

    expect(written).toEqual(['src/clients/vendor.yaml', 'src/clients/vendor.overlay.yaml']);
    expect(read('src/clients/vendor.yaml')).toBe(vendorSpec());
    expect(read('src/clients/vendor.overlay.yaml')).toContain(
      `x-origin:\n  url: ${URL}\n  sha256: ${await sha256(vendorSpec())}\n`,
    );
    expect([again.change, checked.change]).toEqual(Array(2).fill({ added: [], changed: [], removed: [] }));
    expect(loads).toBe(1);
  });

  test('is loaded again when that is asked for, and what it changes for users is said', async () => {
    await run();
    published = vendorSpec(spec => {
      spec.components.schemas.TokenRequest.properties.tenant = { type: 'string' };
    });
    const { changes } = await run({ isUpdate: true });

    expect(changes?.map(({ sentence }) => sentence.text)).toEqual([
      expect.stringContaining('TokenRequest.tenant is new'),
    ]);
    expect(read('src/clients/vendor.yaml')).toBe(published);
    expect(read('src/clients/vendor.overlay.yaml')).toContain(await sha256(published));
    await expect(run()).resolves.toMatchObject({ change: { changed: [] } });
  });

  test('that is wrong when it is loaded again leaves all as it was', async () => {
    await run();
    const before = [read('src/clients/vendor.yaml'), read('src/clients/vendor/FILES')];
    published = 'openapi: 3.0.3\npaths: {}\n';

    await expect(run({ isUpdate: true })).rejects.toThrow('There is no operation "POST /oauth/token"');
    expect([read('src/clients/vendor.yaml'), read('src/clients/vendor/FILES')]).toEqual(before);
  });

  test('is not loaded by a check', async () => {
    await expect(run({ check: true })).rejects.toThrow(
      'src/clients/vendor.yaml: The spec has not been downloaded yet. Run: npx @token-clients/generator',
    );
    expect(loads).toBe(0);
  });

  test('takes the place of no file that a person wrote', async () => {
    await run();
    writeFileSync(path.join(root, 'src/clients/vendor.overlay.yaml'), 'overlay: 1.0.0\nactions: []\n');

    await expect(run()).rejects.toThrow(
      `src/clients/vendor.yaml: It is there, and src/clients/vendor.overlay.yaml does not say that it is from ${URL}.`,
    );
    expect(existsSync(path.join(root, 'src/clients/vendor/index.ts'))).toBe(true);
  });
});
