import { type Finding, plainLine } from '../errors.js';
import { type FindingGroup, groupFindings } from '../judge/report.js';
import { type ShowPlace, shownPlace } from './shown-place.js';

export interface FindingsTextOptions {
  /** The text of a file, by the name that findings give it; undefined if it can't be read. */
  readonly textOf: (file: string) => string | undefined;
  /** List every finding. Default: what fits on a screen. */
  readonly isAll: boolean;
  /** Use the colours of a terminal. */
  readonly hasColours: boolean;
}

/** How many refusals, and groups of other findings, fit on a screen. */
const SHOWN = { refused: 8, note: 6, advice: 6 } as const;

/**
 * Writes findings for a person: what is refused first, each with its place, its reason and what to do; then what was chosen,
 * and advice, by rule. No line of it comes from a spec as it is.
 */
export function findingsText(findings: readonly Finding[], options: FindingsTextOptions): string {
  const show: ShowPlace = place => shownPlace(place, options.textOf);
  const paint = options.hasColours ? painted : (text: string) => text;
  const of = (kind: Finding['kind']) => findings.filter(finding => finding.kind === kind);
  const parts = [
    refusals(of('refused'), show, paint, options.isAll),
    summary('note', 'chosen for this spec', of('note'), show, paint, options.isAll),
    summary(
      'advice',
      of('advice').length === 1 ? 'piece of advice' : 'pieces of advice',
      of('advice'),
      show,
      paint,
      options.isAll,
    ),
  ];
  return parts.filter(part => part !== '').join('\n');
}

type Paint = (text: string, style: 'bold' | 'dim' | 'red') => string;

const painted: Paint = (text, style) => `\u001b[${{ bold: 1, dim: 2, red: 31 }[style]}m${text}\u001b[0m`;

function refusals(found: readonly Finding[], show: ShowPlace, paint: Paint, isAll: boolean): string {
  if (found.length === 0) return '';
  const shown = isAll ? found : found.slice(0, SHOWN.refused);
  const blocks = shown.map(({ place, problem, rule, fix }) =>
    [
      paint(show(place), 'bold'),
      `  ${paint('refused', 'red')}: ${sentence(problem)} [${rule}]`,
      ...(fix === undefined ? [] : [`  ${sentence(fix)}`]),
    ].join('\n'),
  );
  return `${[...blocks, ...more(found.length - shown.length, 'refused')].join('\n')}\n`;
}

function summary(
  kind: 'note' | 'advice',
  title: string,
  found: readonly Finding[],
  show: ShowPlace,
  paint: Paint,
  isAll: boolean,
): string {
  if (found.length === 0) return '';
  const groups = groupFindings(found);
  const rules = `${groups.length} ${groups.length === 1 ? 'rule' : 'rules'}`;
  const heading = paint(`${found.length} ${title}, by ${rules}:`, 'bold');
  if (isAll) {
    const lines = groups.flatMap(({ rule, places, problem, fix }) => [
      `  ${rule}: ${sentence(problem)}${fix === undefined ? '' : ` ${sentence(fix)}`}`,
      ...places.map(place => paint(`    ${show(place)}`, 'dim')),
    ]);
    return `${[heading, ...lines].join('\n')}\n`;
  }
  const shown = groups.slice(0, SHOWN[kind]);
  const lines = shown.map(group => line(group, show, paint));
  return `${[heading, ...lines, ...more(groups.length - shown.length, groups.length - shown.length === 1 ? 'rule' : 'rules'), '  --all-findings lists each of them.'].join('\n')}\n`;
}

function line({ count, rule, problem, places }: FindingGroup, show: ShowPlace, paint: Paint): string {
  const [first] = places;
  const place = first === undefined ? '' : paint(` (${count > 1 ? 'first ' : ''}${show(first)})`, 'dim');
  return `  ${count} x ${rule}: ${cut(sentence(problem))}${place}`;
}

function more(count: number, what: string): string[] {
  return count > 0 ? [`  and ${count} more ${what}; --all-findings lists them.`] : [];
}

function sentence(text: string): string {
  const plain = plainLine(text);
  return /[.!?:]$/.test(plain) ? plain : `${plain}.`;
}

function cut(text: string): string {
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
