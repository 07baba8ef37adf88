import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../mock/project-root.js';
import type { Check, Outcome } from './check.js';
import { type Kind, supportTable } from './support.js';
import { readmeTable } from './table.js';

/** One line of the results that the READMEs show. */
export interface Measured {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly passed: number;
  readonly steps: number;
}

const root = projectRoot();
const file = join(root, 'test', 'runtimes', 'results.json');

/** A page with a table of these results, from the root, and the table. */
export interface Page {
  readonly file: string;
  readonly table: (results: readonly Measured[]) => string;
}

const supported = (kind: Kind) => (results: readonly Measured[]) => supportTable(results, kind);

/** The pages with a table. Those of providers come from one template. */
export const PAGES: readonly Page[] = [
  { file: 'README.md', table: readmeTable },
  { file: 'packages/auth-hooks/README.md', table: readmeTable },
  { file: 'packages/runtime/README.md', table: supported('anywhere') },
  { file: 'generator/mustache/readme.mustache', table: supported('anywhere') },
  { file: 'packages/redis-store/README.md', table: supported('node') },
  { file: 'packages/testing/README.md', table: supported('node') },
  { file: 'packages/cli/README.md', table: supported('program') },
  { file: 'generator/README.md', table: supported('program') },
];

const BEGIN = '<!-- runtimes -->';
const END = '<!-- /runtimes -->';

export function readResults(): Measured[] {
  return JSON.parse(readFileSync(file, 'utf8')) as Measured[];
}

/**
 * Writes what came of checks, and the table of every page. A check that was not chosen keeps its last result. Throws when
 * one failed, was not run, or has none.
 */
export function writeResults(outcomes: readonly Outcome[], all: readonly Check[]): void {
  const known = readResults();
  const measured = all.map(({ id }) => {
    const outcome = outcomes.find(each => each.id === id);
    const before = known.find(each => each.id === id);
    if (outcome === undefined && before !== undefined) return before;
    if (outcome === undefined || 'missing' in outcome)
      throw new Error(`${id} was not run, so nothing is written.`);
    const { title, version, steps } = outcome;
    if (steps.some(({ passed }) => !passed))
      throw new Error(`A step of ${id} failed, so nothing is written.`);
    return { id, title, version, passed: steps.filter(({ passed }) => passed).length, steps: steps.length };
  });
  writeFileSync(file, `${JSON.stringify(measured, null, 2)}\n`);
  for (const { file: page, table } of PAGES) {
    const path = join(root, page);
    writeFileSync(path, withTable(readFileSync(path, 'utf8'), table(measured)));
  }
}

/** A page with this table between its markers. */
export function withTable(page: string, table: string): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`There is no block between ${BEGIN} and ${END}.`);
  return `${page.slice(0, begin + BEGIN.length)}\n\n${table}\n\n${page.slice(end)}`;
}
