import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../architecture/support/project.js';
import { billOf, bundledIn, installedWith } from './bill.js';
import { packAll, type Tarball, unpackAll } from './pack.js';
import { writeSums } from './sums.js';

/*
 * `npm run pack -- FOLDER` makes all files of a release: every package as it is published, a bill of materials, and the SHA-256
 * of each. What a release publishes are these very files.
 */
const BILL = 'sbom.cdx.json';
const folder = path.resolve(root, process.argv[2] ?? 'test/.cache/release');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const tarballs = await packAll(folder);
writeFileSync(
  path.join(folder, BILL),
  `${JSON.stringify(await billOf(await othersOf(tarballs)), null, 2)}\n`,
);
const names = [...tarballs.map(({ file }) => path.basename(file)), BILL];
process.stdout.write(writeSums(folder, names));

async function othersOf(packed: readonly Tarball[]) {
  const application = mkdtempSync(path.join(tmpdir(), 'packed-'));
  try {
    await unpackAll(packed, application);
    const places = packed.map(({ name }) => path.join(application, 'node_modules', name));
    return places.flatMap(place => [...bundledIn(place), ...installedWith(place)]);
  } finally {
    rmSync(application, { recursive: true, force: true });
  }
}
