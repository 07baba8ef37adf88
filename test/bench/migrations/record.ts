import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { benchFolder } from '../peers.js';

/** What was seen of the programs of migrations, when they were last run. */
export interface MigrationRecord {
  readonly date: string;
  readonly node: string;
  /** SHA-256 of each file of the programs that were run, by its path in this folder. */
  readonly programs: Readonly<Record<string, string>>;
  /** What was played, by the name of the scenario. */
  readonly scenarios: Readonly<Record<string, string>>;
  /** By page. */
  readonly pages: Readonly<Record<string, SeenOfPage>>;
}

export interface SeenOfPage {
  /** The programs, by their path in this folder. */
  readonly before: string;
  readonly after: string;
  /** The library before, with the version that was run; absent where there is none. */
  readonly library?: string;
  readonly seen: readonly Seen[];
}

/** One scenario, by its name, and what was seen of each program. */
export interface Seen {
  readonly scenario: string;
  readonly before: string;
  readonly after: string;
}

/** Where the programs are. */
export const migrationsFolder = path.join(benchFolder, 'migrations');

const file = path.join(migrationsFolder, 'record.json');

export function readRecord(): MigrationRecord {
  return JSON.parse(readFileSync(file, 'utf8')) as MigrationRecord;
}

export function writeRecord(record: MigrationRecord): void {
  writeFileSync(file, JSON.stringify(record));
  // It is committed, so it has to be in the project's form.
  const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
  execFileSync(process.execPath, [biome, 'format', '--write', file], { cwd: benchFolder, stdio: 'ignore' });
}

/** SHA-256 of each file of each program, by its path in the folder of migrations. */
export function hashesOfPrograms(): Record<string, string> {
  const files = ['before', 'after', 'kept'].flatMap(folder =>
    readdirSync(path.join(migrationsFolder, folder)).map(name => `${folder}/${name}`),
  );
  return Object.fromEntries(files.map(name => [name, hashOf(name)]));
}

function hashOf(name: string): string {
  return createHash('sha256')
    .update(readFileSync(path.join(migrationsFolder, name)))
    .digest('hex');
}
