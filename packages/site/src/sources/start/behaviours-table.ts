import { REPOSITORY, readProject } from '../../build/project.js';
import { benchFigure } from '../bench-figure.js';

const INDEX = 'test/harness/behaviours.ts';

/** Returns the lifecycle behaviours as a Markdown table: what is right, who does it, and the file that shows it. */
export function behavioursTable(): string {
  const { table = [], notes = [], measured } = benchFigure('lifecycle-behaviours');
  const [head = [], ...rows] = table;
  const libraries = new Map(notes.flatMap(libraryOf));
  const sources = behaviourSources();
  const heads = head.map(name =>
    name === 'ours' ? '**token-clients**' : (libraries.get(name)?.name ?? name),
  );
  const behaviours = rows.slice(0, sources.length);
  const lines = behaviours.map(([title = '', right = '', ...cells], index) => {
    const [, number = '', what = ''] = /^(\d+)\. (.*)$/.exec(title) ?? [];
    const shown = isOursAlone(cells) ? `**${what}.**` : `${what}.`;
    return [`[${number}](${sources[index]}). ${shown} *Right: ${right}.*`, ...cells.map(shownCell)];
  });
  const [, , ...totals] = rows[sources.length] ?? [];
  const alone = behaviours.filter(([, , ...cells]) => isOursAlone(cells)).length;
  return [
    `Of the ${behaviours.length} below, **${alone} are right in token-clients alone**: those in bold. Each number leads to the program that ` +
      'plays it.',
    '',
    tableRow(['what happens', ...heads.slice(2)]),
    tableRow(heads.slice(1).map(() => '---')),
    ...lines.map(tableRow),
    tableRow(['**Right, of those that apply**', ...totals]),
    '',
    `Played on ${measured.date} with Node ${measured.node}: ${[...libraries.values()].map(({ full }) => full).join('; ')}. –: does not ` +
      'apply, for the reasons in [the figures](/figures#lifecycle-behaviours).',
  ].join('\n');
}

/** Whether the first of the contestants, which is ours, is right, and no other one. */
function isOursAlone([ours = '', ...others]: readonly string[]): boolean {
  return ours.startsWith('✓') && !others.some(cell => cell.startsWith('✓'));
}

function shownCell(cell: string): string {
  return cell === '-' ? '–' : cell;
}

/** The URL of the file that plays each behaviour, in the order of the table. */
function behaviourSources(): string[] {
  const text = readProject(INDEX);
  const [, list = ''] = /export const behaviours = \{([^}]*)\}/.exec(text) ?? [];
  return [...list.matchAll(/\w+/g)].map(([name]) => {
    const imported = new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\} from '\\./(.*)\\.js'`).exec(text);
    if (!imported) throw new Error(`${INDEX} does not import ${name}`);
    return `${REPOSITORY}/blob/main/test/harness/${imported[1]}.ts`;
  });
}

/** A note says which library, in which version, the head of a column stands for. */
function libraryOf(note: string): [string, { name: string; full: string }][] {
  const [, head = '', full = ''] = /^(\S+) is ([^;]+);/.exec(note) ?? [];
  const [name = ''] = full.split(' ', 1);
  return head === '' ? [] : [[head, { name, full }]];
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
