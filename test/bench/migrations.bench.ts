import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { projectRoot } from '../mock/project-root.js';
import type { Suite } from './figure.js';
import { startModule } from './migrations/program.js';
import {
  hashesOfPrograms,
  migrationsFolder,
  type Seen,
  type SeenOfPage,
  writeRecord,
} from './migrations/record.js';
import { play, scenarios } from './migrations/scenarios.js';
import { servers } from './migrations/server.js';
import { titleOf } from './peers.js';

interface Migration {
  /** The programs, by their path in the folder of migrations. */
  readonly before: string;
  readonly after: string;
  readonly server: string;
  /** The package before. */
  readonly peer?: string;
}

/** By the name that pages of the site show them by. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  'own-cache': { before: 'before/own-cache.ts', after: 'after/equinix.ts', server: 'equinix' },
  'simple-oauth2': {
    before: 'before/simple-oauth2.ts',
    after: 'after/equinix.ts',
    server: 'equinix',
    peer: 'simple-oauth2',
  },
  'openid-client': {
    before: 'before/openid-client.ts',
    after: 'after/benchling.ts',
    server: 'benchling',
    peer: 'openid-client',
  },
  'google-auth-library': {
    before: 'before/google-auth-library.ts',
    after: 'after/google.ts',
    server: 'google',
    peer: 'google-auth-library',
  },
  'cobo-sdk': {
    before: 'before/cobo-sdk.js',
    after: 'after/cobo.ts',
    server: 'cobo',
    peer: '@cobo/cobo-waas2',
  },
  // Its API calls stay those of the library.
  'cobo-sdk-kept': {
    before: 'before/cobo-sdk.js',
    after: 'kept/cobo-sdk.js',
    server: 'cobo',
    peer: '@cobo/cobo-waas2',
  },
};

/**
 * Compiles the programs of migrations with the types of the peers, plays every scenario with each of them, and records what was seen.
 * Measures nothing: the pages of the site show the record.
 */
export const migrationsSuite: Suite = async ({ quick, say }) => {
  compile();
  const pages: Record<string, SeenOfPage> = {};
  for (const [page, { before, after, server, peer }] of Object.entries(MIGRATIONS)) {
    const startServer = servers[server];
    if (!startServer) throw new Error(`There is no server "${server}".`);
    const seen: Seen[] = [];
    for (const [name, scenario] of Object.entries(scenarios)) {
      const [first, second] = [
        await play(scenario, startModule(compiled(before)), startServer),
        await play(scenario, startModule(compiled(after)), startServer),
      ];
      if (first === undefined || second === undefined) continue;
      say(`${page}, ${scenario.title}: ${first}; then: ${second}`);
      seen.push({ scenario: name, before: first, after: second });
    }
    pages[page] = { before, after, ...(peer && { library: titleOf(peer) }), seen };
  }
  const date = new Date().toISOString().slice(0, 10);
  const titles = Object.fromEntries(Object.entries(scenarios).map(([name, { title }]) => [name, title]));
  const node = process.versions.node;
  if (!quick) writeRecord({ date, node, programs: hashesOfPrograms(), scenarios: titles, pages });
  return [];
};

function compile(): void {
  const tsc = path.join(projectRoot(), 'node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', migrationsFolder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The programs of migrations do not compile:\n${stdout}`);
}

function compiled(program: string): string {
  return path.join(migrationsFolder, 'dist', program.replace(/\.ts$/, '.js'));
}
