import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { projectRoot } from '../mock/project-root.js';
import { ourRow } from './figure.js';
import type { Machine } from './machine.js';
import { type Measured, machineLine, type Results } from './measured.js';
import { FRONT, PICTURES, pictureHtml } from './pictures.js';
import { markdownTable, readResults, writePages } from './results.js';
import { cellsOf, show } from './table.js';

/** Where figures are quoted: `<!-- figures -->` takes all of them, `<!-- figures: fleet -->` those of some suites. */
const BLOCK = /(<!-- figures(?:: ([a-z, ]+))? -->\n)[\s\S]*?(<!-- \/figures -->)/g;
/** Where all of one figure is shown: `<!-- figures of simulation-scale -->`. */
const WHOLE = /(<!-- figures of ([a-z-]+) -->\n)[\s\S]*?(<!-- \/figures -->)/g;
const PAGES = ['README.md', 'packages/redis-store/README.md'];

/**
 * Writes the figures of test/bench/results.json into the pages that quote them, and draws the pictures, so that no number there
 * is typed by hand: `node test/dist/bench/quote.js`. With `--check` nothing is written, and a difference is an error. Other files may be named.
 */
function main(args: readonly string[]): number {
  const results = readResults();
  if (!results) return fail('There is no test/bench/results.json. Run: npm run bench');
  const named = args.filter(arg => !arg.startsWith('--'));
  const pages = PAGES.map(page => join(projectRoot(), page)).filter(page => existsSync(page));
  let exitCode = 0;
  if (!args.includes('--check')) writePages(results);
  for (const file of named.length > 0 ? named : pages) {
    const text = readFileSync(file, 'utf8');
    if (text.search(BLOCK) < 0 && text.search(WHOLE) < 0) {
      exitCode = fail(`${basename(file)} has no block between <!-- figures --> and <!-- /figures -->.`);
      continue;
    }
    const isFront = dirname(resolve(file)) === projectRoot();
    const next = text
      .replace(BLOCK, (_, begin: string, suites: string | undefined, end: string) => {
        return `${begin}${figuresBlock(results, suites?.split(/, */), isFront)}\n${end}`;
      })
      .replace(WHOLE, (_, begin: string, id: string, end: string) => {
        return `${begin}\n${wholeFigure(results, id)}\n\n${end}`;
      });
    if (next === text) continue;
    if (args.includes('--check'))
      exitCode = fail(`The figures in ${file} are old. Run: node test/dist/bench/quote.js`);
    else writeFileSync(file, next);
  }
  return exitCode;
}

/**
 * A line per figure.
 *
 * @param suites only theirs; absent: all
 * @param isFront the page of the project; that of a package is published without the rest, so it has no link to it
 */
function figuresBlock(
  { machine, figures }: Results,
  suites: readonly string[] | undefined,
  isFront: boolean,
): string {
  const isQuoted = ({ id }: Measured) => !suites || suites.includes(id.split('-')[0] ?? '');
  const quoted = figures.filter(isQuoted);
  const lines = quoted.map(
    figure =>
      `| ${[figure.title, oursIn(figure), peersIn(figure, isFront), targetsIn(figure)].join(' | ')} |`,
  );
  const page = 'test/bench/RESULTS.md';
  return `${isFront ? frontPictures(figures) : ''}
| | ours | peers | reached, of target |
|---|---|---|---|
${lines.join('\n')}

Measured ${machineLine({ ...machine, ...whenMeasured(quoted) })} Conditions, all rows and what was missed: ${isFront ? `[${page}](${page})` : `\`${page}\` in the repository`}.
`;
}

/** The pictures of the front page. */
function frontPictures(figures: readonly Measured[]): string {
  const shown = FRONT.flatMap(id => figures.filter(figure => figure.id === id));
  return `\n${shown.map(figure => pictureHtml(figure, `test/bench/${PICTURES}`)).join('\n')}\n`;
}

/** The days and commits that figures were measured at, each once. */
function whenMeasured(figures: readonly Measured[]): Pick<Machine, 'date' | 'commit'> {
  const each = (of: (measured: Measured['measured']) => string | null) =>
    [...new Set(figures.map(({ measured }) => of(measured) ?? 'unknown'))].sort().join(', ');
  return { date: each(({ date }) => date), commit: each(({ commit }) => commit) };
}

/** The table of one figure. */
function wholeFigure({ figures }: Results, id: string): string {
  const figure = figures.find(each => each.id === id);
  return figure ? markdownTable(cellsOf(figure)) : `No figure \`${id}\` was measured.`;
}

function oursIn(figure: Measured): string {
  const ours = ourRow(figure);
  return ours ? `${ours.said ?? show(ours.value, figure.digits)} ${figure.unit}` : '';
}

/** The front page has names without their versions, to keep the line short; RESULTS.md has them whole. */
function peersIn(figure: Measured, isShort: boolean): string {
  return figure.rows
    .filter(row => !row.ours)
    .map(
      ({ name, value, said }) =>
        `${isShort ? name.replace(/ \d[\d.]+/, '') : name} ${said ?? show(value, figure.digits)}`,
    )
    .join('; ');
}

function targetsIn(figure: Measured): string {
  return figure.targets
    .map(({ what, limit, reached, met, unit }) => {
      const figures = [what, `${show(reached)} of`, show(limit), unit.replace(/^of .*/, '')].join(' ').trim();
      return `${figures}, ${met ? 'met' : '**missed**'}`;
    })
    .join('; ');
}

function fail(message: string): number {
  process.stderr.write(`${message}\n`);
  return 1;
}

process.exitCode = main(process.argv.slice(2));
