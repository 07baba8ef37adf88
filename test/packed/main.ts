import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../architecture/support/project.js';
import { billOf, bundledIn, installedWith } from './bill.js';
import { packAll, type Tarball, unpackAll } from './pack.js';
import { SUMS, writeSums } from './sums.js';

/*
 * `npm run pack -- FOLDER` makes all files of a release: every package as it is published, a bill of materials, and the SHA-256
 * of each. What a release publishes are these very files, so the folder holds them and nothing else.
 */
const BILL = 'sbom.cdx.json';
const folder = path.resolve(root, process.argv[2] ?? 'test/.cache/release');
const [foreign, earlier] = whatIsIn(folder);
if (foreign === undefined) {
  for (const file of earlier) rmSync(path.join(folder, file));
  mkdirSync(folder, { recursive: true });
  await packRelease();
} else {
  process.stderr.write(
    `${folder} holds something else than a release, such as ${foreign}. Name a new or empty folder.\n`,
  );
  process.exitCode = 2;
}

async function packRelease(): Promise<void> {
  const tarballs = await packAll(folder);
  const bill = JSON.stringify(await billOf(await othersOf(tarballs)), null, 2);
  writeFileSync(path.join(folder, BILL), `${bill}\n`);
  const names = [...tarballs.map(({ file }) => path.basename(file)), BILL];
  process.stdout.write(writeSums(folder, names));
}

/** What a folder holds: a file or folder that no earlier release has put there, and the files that one has. */
function whatIsIn(place: string): readonly [foreign: string | undefined, earlier: readonly string[]] {
  const names = existsSync(place) ? readdirSync(place) : [];
  const earlier = names.filter(
    name => /^token-clients-[^/]+\.tgz$/.test(name) || [BILL, SUMS].includes(name),
  );
  return [names.find(name => !earlier.includes(name)), earlier];
}

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
