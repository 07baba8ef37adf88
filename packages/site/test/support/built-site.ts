import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';
import { buildSite } from '../../src/build/build-site.js';

let built: Promise<string> | undefined;

/**
 * The folder of the site. It is built once for all workers of a run: the first one that asks builds it, the others wait.
 *
 * @throws Error if it can't be built, in every worker
 */
export function builtSite(): Promise<string> {
  built ??= buildOrWait(inject('siteFolder'));
  return built;
}

async function buildOrWait(folder: string): Promise<string> {
  const out = path.join(folder, 'out');
  const done = path.join(folder, 'done');
  const isFirst = await mkdir(path.join(folder, 'started')).then(
    () => true,
    () => false,
  );
  if (isFirst) {
    const failure = await buildSite(out).then(
      () => '',
      (error: unknown) => String(error),
    );
    // Under its name it is there whole: a worker that saw it empty would take a failure for a success.
    await writeFile(`${done}.part`, failure);
    await rename(`${done}.part`, done);
  }
  while (!existsSync(done)) await sleep(50);
  const failure = readFileSync(done, 'utf8');
  if (failure !== '') throw new Error(`The site could not be built: ${failure}`);
  return out;
}
