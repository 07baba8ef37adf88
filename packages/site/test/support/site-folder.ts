import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** An empty folder of this run, in which the first test that needs the site builds it. */
    readonly siteFolder: string;
  }
}

/** Runs before all workers start: gives them one folder for the site, and removes it at the end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'site-'));
  project.provide('siteFolder', folder);
  return () => rm(folder, { recursive: true, force: true });
}
