import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { type JarPin, jarTitle } from './jar-pin.js';

/** What a file turned out to be. Only `verified` may run. */
export type JarVerdict =
  | { readonly kind: 'verified' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'different'; readonly size: number; readonly sha256: string };

const CHUNK = 1 << 20;

/** Compares size and SHA-256 of a file with the pin. Reads all of it, about 25 ms. */
export async function checkJar(file: string, pin: JarPin): Promise<JarVerdict> {
  return read(file, pin, async () => {});
}

/**
 * Copies a jar to its final place, hashing the very bytes it writes, so that a file changed in between is noticed.
 *
 * The final name appears only for a complete, synced file with the right hash; otherwise nothing is left behind and
 * whatever had that name before is still there.
 */
export async function adoptJar(from: string, to: string, pin: JarPin): Promise<JarVerdict> {
  const temporary = `${to}.${process.pid}-${randomUUID()}.part`;
  let copy: FileHandle | undefined;

  try {
    const target = await open(temporary, 'wx');
    copy = target;
    const verdict = await read(from, pin, async chunk => {
      await target.writeFile(chunk);
    });
    await target.sync();
    await target.close();
    copy = undefined;
    if (verdict.kind === 'verified') await rename(temporary, to);
    return verdict;
  } finally {
    await copy?.close();
    await rm(temporary, { force: true });
  }
}

/** `half-downloaded or altered ...` in words, for messages that list several places. */
export function describeMismatch(pin: JarPin, verdict: JarVerdict): string {
  if (verdict.kind !== 'different') return verdict.kind;

  const found =
    verdict.size < pin.size
      ? `half-downloaded, ${verdict.size} of ${pin.size} bytes`
      : verdict.size > pin.size
        ? `${verdict.size} bytes instead of ${pin.size}`
        : 'altered';
  return (
    `not ${jarTitle(pin)}, so it was not run (${found}): ` +
    `SHA-256 is ${verdict.sha256}, expected ${pin.sha256}`
  );
}

async function read(file: string, pin: JarPin, take: (chunk: Buffer) => Promise<void>): Promise<JarVerdict> {
  const hash = createHash('sha256');
  let size = 0;

  try {
    for await (const chunk of createReadStream(file, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      size += chunk.length;
      await take(chunk);
    }
  } catch (error) {
    if (isMissing(error)) return { kind: 'missing' };
    throw error;
  }
  const sha256 = hash.digest('hex');
  return size === pin.size && sha256 === pin.sha256
    ? { kind: 'verified' }
    : { kind: 'different', size, sha256 };
}

function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR';
}
