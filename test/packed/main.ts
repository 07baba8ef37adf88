import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../architecture/support/project.js';
import { packAll } from './pack.js';

/*
 * `npm run pack -- [FOLDER]` packs every package as it is published, and writes the SHA-256 of each tarball beside them. What a
 * release publishes are these very files.
 */
const folder = path.resolve(root, process.argv[2] ?? 'test/.cache/packed');
mkdirSync(folder, { recursive: true });
const tarballs = await packAll(folder);
const sums = tarballs.map(({ file }) => {
  const sum = createHash('sha256').update(readFileSync(file)).digest('hex');
  return `${sum}  ${path.basename(file)}\n`;
});
writeFileSync(path.join(folder, 'SHA256SUMS'), sums.join(''));
process.stdout.write(sums.join(''));
