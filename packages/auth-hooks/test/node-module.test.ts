import { describe, expect, test } from 'vitest';
import { nodeModule } from '../src/platform.js';
import { tokenId } from '../src/refresh/access-token.js';
import { hostRuntime } from '../src/sign/crypto-runtime.js';

/** A runtime's `process`, if it has any, for as long as a function runs. */
function withProcess<Value>(descriptor: PropertyDescriptor, use: () => Value): Value {
  const own = Object.getOwnPropertyDescriptor(globalThis, 'process') as PropertyDescriptor;
  Object.defineProperty(globalThis, 'process', { configurable: true, ...descriptor });
  try {
    return use();
  } finally {
    Object.defineProperty(globalThis, 'process', own);
  }
}

/** As in the edge runtime of Next.js: what it does not have is there, and throws when it is called. */
const edge = new Proxy({ env: {} } as Record<PropertyKey, unknown>, {
  get: (target, name) =>
    name in target
      ? target[name]
      : () => {
          throw new Error(`A Node.js API is used (process.${String(name)}) which is not supported.`);
        },
});

const foreign: [name: string, descriptor: PropertyDescriptor][] = [
  ['no process', { value: undefined }],
  ['a process without built-in modules', { value: { env: {} } }],
  ['a process whose unknown members throw when they are called', { value: edge }],
  [
    'a process whose unknown members throw when they are read',
    {
      value: new Proxy(
        {},
        {
          get() {
            throw new Error('not supported');
          },
        },
      ),
    },
  ],
  [
    'a process that throws when it is read',
    {
      get() {
        throw new Error('not supported');
      },
    },
  ],
];

describe('a runtime with', () => {
  test.each(foreign)('%s has no module of Node, and WebCrypto is used', async (_, descriptor) => {
    const found = withProcess(descriptor, () => nodeModule('node:crypto'));
    const runtime = withProcess(descriptor, hostRuntime);
    const id = withProcess(descriptor, () => tokenId('token'));

    expect(found).toBeUndefined();
    expect(runtime).toMatchObject({ node: undefined, subtle: globalThis.crypto.subtle });
    expect(await id).toBe(await tokenId('token'));
  });

  test("Node's process has them", () => {
    expect(nodeModule('node:crypto')).toHaveProperty('createHash');
    expect(nodeModule('node:no-such-module')).toBeUndefined();
  });
});
