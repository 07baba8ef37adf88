import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../mock/project-root.js';
import type { Check, Outcome } from './check.js';
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

/** The pages with the table, from the root. */
export const PAGES = ['README.md', 'packages/auth-hooks/README.md'];

const BEGIN = '<!-- runtimes -->';
const END = '<!-- /runtimes -->';

export function readResults(): Measured[] {
  return JSON.parse(readFileSync(file, 'utf8')) as Measured[];
}

/**
 * Writes what came of checks, and the table of every page. A check that was not chosen keeps its last result. Throws when
 * one was not run, or has none.
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
    return { id, title, version, passed: steps.filter(({ passed }) => passed).length, steps: steps.length };
  });
  writeFileSync(file, `${JSON.stringify(measured, null, 2)}\n`);
  for (const page of PAGES) {
    const path = join(root, page);
    writeFileSync(path, withTable(readFileSync(path, 'utf8'), measured));
  }
}

/** A page with the table of these results between its markers. */
export function withTable(page: string, results: readonly Measured[]): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`There is no block between ${BEGIN} and ${END}.`);
  return `${page.slice(0, begin + BEGIN.length)}\n\n${readmeTable(results)}\n\n${page.slice(end)}`;
}
