import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Finding } from '../../harness/behaviours/behaviour.js';
import { type BehaviourName, behaviourNames, behaviours } from '../../harness/behaviours.js';
import { atLeast, type Figure } from '../figure.js';
import type { BehaviourReport } from './child.js';
import { contestants } from './contestants.js';

interface Played {
  readonly key: string;
  readonly name: string;
  readonly findings: ReadonlyMap<BehaviourName, Finding>;
}

/** The lifecycle behaviours with all contestants, each in a process of its own, one after the other. */
export async function behavioursFigure(say: (line: string) => void): Promise<Figure> {
  const all: Played[] = [];
  for (const key of Object.keys(contestants)) {
    say(`lifecycle behaviours: ${key}`);
    const reports = await play(key);
    const findings = new Map(reports.map(({ behaviour, finding }) => [behaviour, finding]));
    all.push({ key, name: reports[0]?.contestant ?? key, findings });
  }
  const [mine] = all;
  return {
    id: 'lifecycle-behaviours',
    title: 'Lifecycle behaviours',
    conditions:
      'the scenarios of test/harness/behaviours.ts against a server with one-time refresh tokens and a lock on bad secrets; each contestant in a process of its own; - where a behaviour does not apply, with the reason below',
    unit: 'green',
    rows: all.map(entry => ({
      name: entry.name,
      value: greens(entry),
      said: score(entry),
      ...(entry === mine && { ours: true }),
    })),
    table: [
      ['', 'right', ...all.map(({ key }) => key)],
      ...behaviourNames.map((name, index) => {
        const { title, greenMeans } = behaviours[name];
        return [`${index + 1}. ${title}`, greenMeans, ...all.map(({ findings }) => cell(findings.get(name)))];
      }),
      ['green', '', ...all.map(score)],
    ],
    targets: [atLeast('green', behaviourNames.length, mine ? greens(mine) : 0, 'behaviours')],
    notes: all.filter(entry => entry !== mine).map(legend),
  };
}

function cell(finding: Finding | undefined): string {
  if (!finding) return 'not played';
  return finding.green === null ? finding.value : `${finding.green ? '✓' : '✗'} ${finding.value}`;
}

function greens({ findings }: Played): number {
  return [...findings.values()].filter(({ green }) => green).length;
}

function score(entry: Played): string {
  const applicable = [...entry.findings.values()].filter(({ green }) => green !== null).length;
  return `${greens(entry)} of ${applicable}`;
}

/** The column's library, and why it has no part in some behaviours. */
function legend({ key, name, findings }: Played): string {
  const reasons = new Map<string, number[]>();
  for (const [behaviour, { green, because }] of findings) {
    if (green !== null || because === undefined) continue;
    const numbers = reasons.get(because) ?? [];
    reasons.set(because, [...numbers, behaviourNames.indexOf(behaviour) + 1]);
  }
  const why = [...reasons].map(([because, numbers]) => `${numbers.join(', ')}: ${because}`).join('; ');
  return why ? `${key} is ${name}; not played there: ${why}` : `${key} is ${name}`;
}

function play(key: string): Promise<BehaviourReport[]> {
  const child = fork(fileURLToPath(new URL('child.js', import.meta.url)), [key], { stdio: 'ignore' });
  const reports: BehaviourReport[] = [];
  child.on('message', message => void reports.push(message as BehaviourReport));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    // Of one that ended early, what it reported until then counts.
    child.once('exit', () => resolve(reports));
  });
}
