import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { specSource } from '../../src/network/spec-source.js';
import { temporaryFolder } from '../support/folder.js';

const text = '\uFEFFopenapi: 3.0.3\r\ninfo: { title: Größe }\r\n';

/** Puts bytes into a file and reads it. */
async function load(bytes: Uint8Array, options = {}): Promise<string> {
  const file = path.join(temporaryFolder(), 'spec.yaml');
  writeFileSync(file, bytes);
  return specSource(file, options);
}

test('a spec is read as it is, with its byte order mark and its line ends', async () => {
  expect(await load(Buffer.from(text))).toBe(text);
});

test.each<[string, BufferEncoding]>([
  ['UTF-16', 'utf16le'],
  ['Latin-1', 'latin1'],
])('a spec in %s is rejected, not read with other names', async (_, encoding) => {
  await expect(load(Buffer.from(text.slice(1), encoding))).rejects.toThrow(
    'spec.yaml: The spec is not UTF-8. Save it in that encoding.',
  );
});

test('a file that is larger than a spec may be is not read', async () => {
  await expect(load(Buffer.from(text), { maxBytes: 10 })).rejects.toThrow('The spec is larger than');
});
