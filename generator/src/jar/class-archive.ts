import { createHash, randomUUID } from 'node:crypto';
import { chmod, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Java } from './java.js';

/**
 * The generator's classes as one Java maps them into memory: the second and later starts take half the time.
 *
 * Java ignores an archive made by another Java or for another jar. The one thing it does
 * not survive is a cut-off file, so the size is part of the name and a file of another size is never used.
 */
export interface ClassArchive {
  /** The archive to start with, if there is a whole one. */
  readonly file: string | undefined;
  /**
   * Where to let Java write a new one, for {@link keep} or {@link drop}; undefined when this Java can't, or another run is
   * at it: writing one costs more than a run without.
   */
  startDraft(): Promise<string | undefined>;
  /** Gives a finished draft its final name. A lost race, or no draft, changes nothing. */
  keep(draft: string): Promise<void>;
  /** Removes a draft of a run that did not end well. */
  drop(draft: string): Promise<void>;
  /** Removes an archive that Java crashed on. */
  discard(): Promise<void>;
}

/** Java can write an archive at exit since version 13. */
const FIRST_JAVA = 13;
const KEPT = 3;
const LEFTOVER_MS = 3_600_000;
const CLAIM_MS = 60_000;

/** Looks for the archive of this jar and this Java, beside the jar. Never throws: without an archive all works too. */
export async function classArchive(jar: string, java: Java): Promise<ClassArchive> {
  const folder = dirname(jar);
  const { size, mtimeMs } = await stat(jar);
  const key = createHash('sha256')
    .update(JSON.stringify([jar, size, mtimeMs, java.command, java.version]))
    .digest('hex')
    .slice(0, 16);
  const prefix = `classes-${key}-`;
  const claim = join(folder, `${prefix}claim`);
  const file = await findWhole(folder, prefix);

  return {
    file,
    async startDraft() {
      if (java.major < FIRST_JAVA || !(await claimed(claim))) return undefined;
      return join(folder, `${prefix}${process.pid}-${randomUUID()}.draft`);
    },
    async keep(draft) {
      await publish(draft, prefix, folder).catch(() => rm(draft, { force: true }));
      await rm(claim, { force: true }).catch(() => {});
    },
    async drop(draft) {
      await rm(draft, { force: true }).catch(() => {});
      await rm(claim, { force: true }).catch(() => {});
    },
    async discard() {
      if (file !== undefined) await rm(file, { force: true }).catch(() => {});
    },
  };
}

/** Whether this run is the one that writes the archive. A claim that a killed run has left is removed for the next one. */
async function claimed(claim: string): Promise<boolean> {
  try {
    const file = await open(claim, 'wx');
    await file.close();
    return true;
  } catch {
    const since = await stat(claim).then(
      found => found.mtimeMs,
      () => Date.now(),
    );
    if (Date.now() - since > CLAIM_MS) await rm(claim, { force: true }).catch(() => {});
    return false;
  }
}

async function findWhole(folder: string, prefix: string): Promise<string | undefined> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(prefix) || !name.endsWith('.jsa')) continue;
    const size = Number(name.slice(prefix.length, -'.jsa'.length));
    const file = join(folder, name);
    if ((await sizeOf(file)) === size) return file;
    await rm(file, { force: true }).catch(() => {});
  }
  return undefined;
}

async function publish(draft: string, prefix: string, folder: string): Promise<void> {
  // Java writes it read-only, which only Windows minds when it is to be removed.
  await chmod(draft, 0o644);
  const written = await open(draft, 'r+');
  await written.sync().finally(() => written.close());
  await rename(draft, join(folder, `${prefix}${await sizeOf(draft)}.jsa`));
  await prune(folder);
}

/** Keeps the newest few archives and removes drafts of killed runs. */
async function prune(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter(name => name.startsWith('classes-'));
  const files = await Promise.all(
    names.map(async name => ({
      path: join(folder, name),
      name,
      mtimeMs: (await stat(join(folder, name))).mtimeMs,
    })),
  );
  const archives = files.filter(file => file.name.endsWith('.jsa')).sort((a, b) => b.mtimeMs - a.mtimeMs);
  const drafts = files.filter(
    file => file.name.endsWith('.draft') && Date.now() - file.mtimeMs > LEFTOVER_MS,
  );
  await Promise.all([...archives.slice(KEPT), ...drafts].map(file => rm(file.path, { force: true })));
}

function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    found => found.size,
    () => -1,
  );
}
