import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { stubFetch } from '@token-clients/testing';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { classify } from '../../src/failure/classify.js';
import { describe as describeProvider, failure, getToken, servers } from '../support/fixtures.js';

/*
 * What explains failures is loaded when there is one. A page that was open while its site was replaced, or a service
 * worker, can't load it.
 */
let folder = '';
let runtime: typeof import('../../src/index.js');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lost-chunk-'));
  await build({
    entryPoints: [fileURLToPath(new URL('../../src/index.ts', import.meta.url))],
    bundle: true,
    splitting: true,
    format: 'esm',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    logLevel: 'error',
  });
  const late = (await readdir(folder)).filter(name => /^explain-/.test(name));
  expect(late).toHaveLength(1);
  for (const name of late) await rm(join(folder, name));
  runtime = await import(/* @vite-ignore */ pathToFileURL(join(folder, 'index.mjs')).href);
});

afterAll(() => rm(folder, { recursive: true }));

const call = (fetch: ReturnType<typeof stubFetch>) =>
  failure(runtime.apiClient(servers, { fetch }).data(getToken, { body: { client_secret: 'canary-secret' } }));

test.each([
  [400, { error: 'invalid_client', error_description: 'canary-secret' }],
  [200, { error: 'invalid_client' }],
  [404, {}],
  [200, {}],
])(
  'an error response that nothing can explain stays one, and locks nothing open: %i %j',
  async (status, body) => {
    const error = (await call(stubFetch({ status, body }))) as Error;

    expect(error).toMatchObject({
      code: 'error_response',
      status,
      message: `getToken got status ${status}.`,
    });
    const { kind } = classify(describeProvider({ lockout: { attempts: 5 } }), error);
    expect(kind).toBe(status === 404 ? 'request' : 'credential');
  },
);

test('a connection that fails without a code stays a failed connection', async () => {
  expect(await call(stubFetch(new TypeError('Failed to fetch')))).toMatchObject({ code: 'network' });
});
