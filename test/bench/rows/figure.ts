import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Finding, rows } from '../../harness/rows.js';
import { atLeast, type Figure } from '../figure.js';
import type { Told } from './child.js';
import { contestants } from './contestants.js';

/** The thirteen rows with all contestants, each in a process of its own, one after the other. */
export async function rowsFigure(say: (line: string) => void): Promise<Figure> {
  const found: { key: string; name: string; ours: boolean; findings: Map<number, Finding> }[] = [];
  for (const key of Object.keys(contestants)) {
    say(`thirteen rows: ${key}`);
    const told = await run(key);
    const findings = new Map(told.map(({ number, finding }) => [number, finding]));
    found.push({ key, name: told[0]?.name ?? key, ours: key === 'ours', findings });
  }
  const cell = (finding: Finding | undefined) =>
    !finding || finding.green === null
      ? (finding?.value ?? '-')
      : `${finding.green ? '✓' : '✗'} ${finding.value}`;
  const greens = ({ findings }: (typeof found)[number]) =>
    [...findings.values()].filter(({ green }) => green).length;
  const applicable = ({ findings }: (typeof found)[number]) =>
    [...findings.values()].filter(({ green }) => green !== null).length;
  const mine = found.find(({ ours }) => ours);
  return {
    id: 'lifecycle-rows',
    title: 'Thirteen rows',
    conditions:
      'the scenarios of test/harness/rows.ts against a server with one-time refresh tokens and a lock on bad secrets; each contestant in a process of its own; - where a row does not apply',
    unit: 'rows green',
    rows: found.map(entry => ({
      name: entry.name,
      value: greens(entry),
      said: `${greens(entry)} of ${applicable(entry)}`,
      ...(entry.ours && { ours: true }),
    })),
    table: [
      ['', 'right', ...found.map(({ key }) => key)],
      ...rows.map(({ number, title, greenMeans }) => [
        `${number}. ${title}`,
        greenMeans,
        ...found.map(({ findings }) => cell(findings.get(number))),
      ]),
      ['rows green', '', ...found.map(entry => `${greens(entry)} of ${applicable(entry)}`)],
    ],
    targets: [atLeast('rows green', rows.length, mine ? greens(mine) : 0, 'rows')],
    notes: [
      ...found.filter(({ ours }) => !ours).map(({ key, name }) => `${key}: ${name}`),
      'Row 13 is judged by its 150 ns alone; who is first is in the figure of get()',
    ],
  };
}

function run(key: string): Promise<Told[]> {
  const child = fork(fileURLToPath(new URL('child.js', import.meta.url)), [key], { stdio: 'ignore' });
  const told: Told[] = [];
  child.on('message', message => void told.push(message as Told));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    // One that ended early is told as far as it came.
    child.once('exit', () => resolve(told));
  });
}
