import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { specSource } from '../../src/network/spec-source.js';
import { parseText } from '../../src/text/parse-text.js';
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

test.each<[string, Uint8Array, string]>([
  ['compressed', gzipSync(text), 'The spec is compressed by gzip. Decompress it: gzip -dc FILE > spec.yaml'],
  ['in an archive', Buffer.from('PK\u0003\u0004'), 'The spec is a zip archive. Unpack it'],
])('a spec that is %s is rejected as that', async (_, bytes, message) => {
  await expect(load(bytes)).rejects.toThrow(message);
});

test.each([
  ['<!doctype html><title>Docs</title>'],
  ['<html lang="en"></html>'],
  ['\uFEFF\n<?xml version="1.0"?><a/>'],
])('a web page is rejected as that: %s', page => {
  expect(() => parseText(page, 'docs.yaml')).toThrow(
    'docs.yaml: This is a web page or XML, not a spec. Name the YAML or JSON file itself',
  );
});

test('a file that is larger than a spec may be is not read', async () => {
  await expect(load(Buffer.from(text), { maxBytes: 10 })).rejects.toThrow('The spec is larger than');
});

test('what says no size and does not end is not read for ever', async () => {
  await expect(specSource('/dev/zero')).rejects.toThrow('/dev/zero: The spec is larger than 10 MB.');
});

test('a file that is not there is an error with a code of its own', async () => {
  await expect(specSource('no-such-spec.yaml')).rejects.toMatchObject({
    code: 'spec_unavailable',
    message: 'no-such-spec.yaml: The file cannot be read (ENOENT). Name another file.',
  });
});
