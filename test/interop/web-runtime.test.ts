import path from 'node:path';
import vm from 'node:vm';
import { startCoboServer, startEquinixServer } from '@token-clients/testing/vendors';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../mock/project-root.js';
import type { run } from './web-program.js';

/** What every web runtime has, and nothing else: no process, no Buffer, no require, no module of Node. */
const WEB = [
  'AbortController',
  'AbortSignal',
  'Blob',
  'DOMException',
  'FormData',
  'Headers',
  'ReadableStream',
  'Request',
  'Response',
  'TextDecoder',
  'TextEncoder',
  'URL',
  'URLSearchParams',
  'atob',
  'btoa',
  'clearTimeout',
  'console',
  'crypto',
  'fetch',
  'performance',
  'setTimeout',
] as const;

let bundle = '';
beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [path.join(projectRoot(), 'test/interop/web-program.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'program',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'silent',
  });
  bundle = outputFiles[0]?.text ?? '';
});

/** Runs the program in a context of its own, with some globals taken away or replaced. */
function runWith(
  changes: Readonly<Record<string, unknown>>,
  ...args: Parameters<typeof run>
): ReturnType<typeof run> {
  const globals = Object.fromEntries(WEB.map(name => [name, globalThis[name as keyof typeof globalThis]]));
  // Bytes of another realm are not Uint8Array to the crypto of this one.
  const context = vm.createContext({ ...globals, Uint8Array, ArrayBuffer, ...changes });
  vm.runInContext(bundle, context);
  return (context as { program: { run: typeof run } }).program.run(...args);
}

describe('in a runtime with web globals only', () => {
  test.each([
    ['WebCrypto', {}],
    // As in browsers of some years ago: no Ed25519, so tweetnacl signs.
    ['WebCrypto without Ed25519', { crypto: withoutEd25519() }],
    ['a process whose members throw when they are called', { process: edgeProcess() }],
  ])('token source, bearerFetch and coboSigner work, with %s', async (_, changes) => {
    await using equinix = await startEquinixServer();
    await using cobo = await startCoboServer({ signResponses: 'hyphens' });

    const { keys, responseKey } = cobo;
    const result = await runWith(changes, equinix.url, cobo.url, keys.privateKey, responseKey);

    expect(result).toEqual({
      statuses: [200, 200],
      tokenId: expect.stringMatching(/^[0-9a-f]{16}$/),
      refreshed: true,
      publicKey: keys.publicKey,
    });
    expect(cobo.requests.map(({ method, status }) => [method, status])).toEqual([
      ['GET', 200],
      ['GET', 200],
      ['POST', 200],
    ]);
  });

  test('nothing of Node is in the bundle', () => {
    expect(bundle).not.toMatch(/(?:from|import\(|require\()\s*["']node:/);
    expect(bundle).not.toMatch(/\bBuffer\b\.from/);
  });
});

/** As in the edge runtime of Next.js. */
function edgeProcess(): object {
  const unavailable = () => {
    throw new Error('A Node.js API is used which is not supported in the Edge Runtime.');
  };
  return new Proxy({ env: {} }, { get: (target, name) => Reflect.get(target, name) ?? unavailable });
}

function withoutEd25519(): object {
  const { subtle } = crypto;
  const unavailable = async () => {
    throw new DOMException('Unrecognized algorithm name', 'NotSupportedError');
  };
  return {
    getRandomValues: crypto.getRandomValues.bind(crypto),
    randomUUID: crypto.randomUUID.bind(crypto),
    subtle: {
      digest: subtle.digest.bind(subtle),
      importKey: unavailable,
      sign: unavailable,
      verify: unavailable,
    },
  };
}
