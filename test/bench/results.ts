import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Figure } from './figure.js';
import type { Machine } from './machine.js';
import { type Measured, machineLine, type Results } from './measured.js';
import { benchFolder } from './peers.js';
import { PICTURES, pictureHtml, writePictures } from './pictures.js';
import { cellsOf, show } from './table.js';

const file = join(benchFolder, 'results.json');

export function readResults(): Results | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : undefined;
}

/** Writes the figures of this run in the place of older ones of the same suites; those of other suites stay. */
export function writeResults(
  machine: Machine,
  order: readonly string[],
  figures: readonly Figure[],
): Results {
  const { date, commit, node } = machine;
  const fresh = figures.map(figure => ({ ...figure, measured: { date, commit, node } }));
  const suiteOf = (id: string) => id.split('-')[0] ?? '';
  const suites = new Set(fresh.map(({ id }) => suiteOf(id)));
  const kept = (readResults()?.figures ?? []).filter(({ id }) => !suites.has(suiteOf(id)));
  const all = [...kept, ...fresh].sort((a, b) => order.indexOf(suiteOf(a.id)) - order.indexOf(suiteOf(b.id)));
  const results = { machine, figures: all };
  writeFileSync(file, `${JSON.stringify(results, replaceNaN, 2)}\n`);
  // It is committed, so it has to be in the project's form.
  const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
  execFileSync(process.execPath, [biome, 'format', '--write', file], { cwd: benchFolder, stdio: 'ignore' });
  writePages(results);
  return results;
}

/** Writes what is made of the results alone: the report, and the pictures in it. */
export function writePages(results: Results): void {
  writeFileSync(join(benchFolder, 'RESULTS.md'), report(results));
  writePictures(results);
}

function replaceNaN(_: string, value: unknown): unknown {
  return typeof value === 'number' && Number.isFinite(value) ? Number(value.toPrecision(6)) : value;
}

/** Returns the page with all figures, for readers. */
export function report({ machine, figures }: Results): string {
  return `# Figures

Written by \`npm run bench\`; do not edit. ${machineLine(machine)}

The machine is shared: read ratios rather than digits. A missed target is printed as missed. How to measure again: [README.md](README.md).

${figures.map(figure => section(figure, machine)).join('\n')}`;
}

function section(figure: Measured, { cpus }: Machine): string {
  const targets = figure.targets.map(
    ({ what, limit, reached, met, unit }) =>
      `- ${met ? 'Met' : '**Missed**'}: ${what}, ${show(reached)} ${unit} (target ${show(limit)} ${unit}).`,
  );
  const notes = (figure.notes ?? []).map(note => `- ${note}.`);
  const { details } = figure;
  const { commit, date } = figure.measured;
  const picture = pictureHtml(figure, PICTURES);
  return `## ${figure.title}
${picture ? `\n${picture}\n` : ''}
${figure.conditions[0]?.toUpperCase()}${figure.conditions.slice(1)}. Measured ${date} at ${commit ?? 'an unknown commit'}, load ${figure.load ?? 'unknown'} on ${cpus} cores before it.

${markdownTable(cellsOf(figure))}

${[...targets, ...notes].join('\n')}
${details ? `\n${details.title}:\n\n${markdownTable(details.table)}\n` : ''}`;
}

/** Heads first. */
export function markdownTable([heads = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const columns = heads.map((_, column) => (column ? '---:' : '---'));
  return [heads, columns, ...rows].map(line).join('\n');
}
