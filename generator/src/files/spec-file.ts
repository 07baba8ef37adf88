import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { GenerateError } from '../errors.js';

/** No single file of a spec may be larger. */
export const MAX_BYTES = 10_000_000;

/**
 * Reads a file of a spec.
 *
 * @param shown the file as a reader would type it
 * @throws {GenerateError} `spec_unavailable` when it can't be read; `spec_invalid` when it is too large or not UTF-8
 */
export async function readSpecFile(file: string, shown: string, maxBytes = MAX_BYTES): Promise<string> {
  try {
    // What says no size beforehand, such as a pipe, may be endless.
    if ((await stat(file)).size > maxBytes) throw tooLarge(shown, maxBytes);
    return await collectText(createReadStream(file), shown, maxBytes);
  } catch (error) {
    if (error instanceof GenerateError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new GenerateError('spec_unavailable', `The file cannot be read (${code})`, {
      file: shown,
      fix: 'Name another file.',
      cause: error,
    });
  }
}

/**
 * Collects the bytes of a file or a download as text.
 *
 * @throws {GenerateError} `spec_invalid` when it is too large or not UTF-8
 */
export async function collectText(
  bytes: AsyncIterable<Uint8Array>,
  shown: string,
  maxBytes = MAX_BYTES,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(shown, maxBytes);
    chunks.push(chunk);
  }
  return decodeSpec(Buffer.concat(chunks), shown);
}

/**
 * Decodes UTF-8, in which all YAML and JSON of specs is. Read as that, anything else would have other names in it, and
 * nothing would say so.
 *
 * @throws {GenerateError} `spec_invalid`
 */
export function decodeSpec(bytes: Uint8Array, shown: string): string {
  const invalid = (what: string, fix: string) =>
    new GenerateError('spec_invalid', what, { file: shown, fix, rule: 'not-openapi' });
  const [first, second] = bytes;
  if (first === 0x1f && second === 0x8b)
    throw invalid('The spec is compressed by gzip', 'Decompress it: gzip -dc FILE > spec.yaml');
  if (first === 0x50 && second === 0x4b)
    throw invalid('The spec is a zip archive', 'Unpack it, and name the file in it that is the spec.');
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Said below.
  }
  throw invalid('The spec is not UTF-8', 'Save it in that encoding.');
}

function tooLarge(shown: string, maxBytes: number): GenerateError {
  return new GenerateError('spec_invalid', `The spec is larger than ${maxBytes / 1e6} MB`, {
    file: shown,
    fix: 'Leave out what is not needed, or split it into several files.',
    rule: 'too-large',
  });
}
