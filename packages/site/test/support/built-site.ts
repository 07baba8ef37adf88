import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSite } from '../../src/build/build-site.js';

let built: Promise<string> | undefined;

/** The folder of the site, built once for all test files of a worker. */
export function builtSite(): Promise<string> {
  built ??= build();
  return built;
}

async function build(): Promise<string> {
  const out = await mkdtemp(path.join(tmpdir(), 'site-'));
  await buildSite(out);
  return out;
}
