import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { GenerateError } from '../errors.js';
import { decodeSpec, MAX_BYTES, tooLarge } from '../source/decode-spec.js';

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
