import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The file of sums in a release. */
export const SUMS = 'SHA256SUMS';

/** Writes the SHA-256 of files into {@link SUMS} beside them, in the form that `sha256sum --check` reads. Returns its text. */
export function writeSums(folder: string, names: readonly string[]): string {
  const lines = names.map(name => {
    const sum = createHash('sha256')
      .update(readFileSync(path.join(folder, name)))
      .digest('hex');
    return `${sum}  ${name}\n`;
  });
  writeFileSync(path.join(folder, SUMS), lines.join(''));
  return lines.join('');
}
