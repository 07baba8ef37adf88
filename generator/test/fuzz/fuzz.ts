import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { refusals } from '../../src/refusals/refusals.js';
import { snapshot } from '../support/project.js';
import { build } from '../support/stranger/build.js';
import { type Outcome, type StrangerProject, strangerProject } from '../support/stranger/project.js';
import { runSuites } from '../support/stranger/suites.js';
import { filesOf, type Mutant, mutants } from './mutants.js';

/** Something that must not come of a spec, whatever is in it. */
export interface FuzzFailure {
  /** As JSON, to be tried again. */
  readonly mutant: Mutant;
  readonly problem: string;
}

export interface FuzzReport {
  readonly tried: number;
  readonly accepted: number;
  /** How often each rule refused a mutant. */
  readonly refusedBy: Readonly<Record<string, number>>;
  readonly slowestMs: number;
  /** The largest heap after a mutant. */
  readonly heapMB: number;
  readonly failures: readonly FuzzFailure[];
}

/** What a library may take for a spec. */
const LIMIT_MS = 10_000;
/** What a spec may take in all: the linter and openapi-typescript may both be at their limit. */
const MOST_MS = 40_000;
const MOST_HEAP_MB = 2_000;

/**
 * Tries mutants, one after the other, then compiles and imports the packages that were made, all at once.
 *
 * @param seed the same seed makes the same mutants
 * @param hasSuites whether the packages also go through what a new provider must pass
 */
export async function fuzz({
  seed,
  runs,
  hasSuites = false,
}: {
  readonly seed: number;
  readonly runs: number;
  readonly hasSuites?: boolean;
}): Promise<FuzzReport> {
  using project = strangerProject({ isGuessing: true, limitMs: LIMIT_MS });
  using twin = strangerProject({ isGuessing: true, limitMs: LIMIT_MS });
  const failures: FuzzFailure[] = [];
  const refusedBy: Record<string, number> = {};
  const made = new Map<string, Mutant>();
  let [tried, slowestMs, heapMB] = [0, 0, 0];

  for (const mutant of fc.sample(mutants, { seed, numRuns: runs })) {
    const name = `mutant-${tried++}`;
    try {
      const { outcome, ms } = await tryMutant(project, twin, name, mutant);
      if (outcome.kind === 'accepted') made.set(name, mutant);
      else refusedBy[outcome.rule ?? ''] = (refusedBy[outcome.rule ?? ''] ?? 0) + 1;
      slowestMs = Math.max(slowestMs, ms);
      heapMB = Math.max(heapMB, process.memoryUsage().heapUsed / 1e6);
      if (ms > MOST_MS) throw new Error(`It took ${Math.round(ms)} ms.`);
      if (heapMB > MOST_HEAP_MB) throw new Error(`The heap has ${Math.round(heapMB)} MB.`);
    } catch (error) {
      failures.push({ mutant, problem: String((error as Error).stack ?? error) });
    }
  }
  const problems = await problemsOfPackages(project.root, [...made.keys()]);
  for (const [name, problem] of problems) failures.push({ mutant: made.get(name) as Mutant, problem });
  if (hasSuites) {
    const built = [...made.keys()].filter(name => !problems.has(name));
    for (const [name, { failures: failed }] of await runSuites(project.root, built))
      for (const problem of failed) failures.push({ mutant: made.get(name) as Mutant, problem });
  }
  return { tried, accepted: made.size, refusedBy, slowestMs, heapMB, failures };
}

/** Makes a package of a mutant twice, in two projects that look the same. */
async function tryMutant(
  project: StrangerProject,
  twin: StrangerProject,
  name: string,
  mutant: Mutant,
): Promise<{ readonly outcome: Outcome; readonly ms: number }> {
  const files = filesOf(mutant);
  const start = performance.now();
  const outcome = await project.add(name, files);
  const ms = performance.now() - start;
  requireNoTrace();
  if (outcome.kind === 'refused' && !Object.hasOwn(refusals, outcome.rule ?? ''))
    throw new Error(`It was refused by no rule of the list: ${outcome.message}`);
  const again = await twin.add(name, files);
  const [one, other] = [textsOf(project, outcome), textsOf(twin, again)];
  if (one !== other)
    throw new Error(`It came out differently the second time: ${firstDifference(one, other)}`);
  return { outcome, ms };
}

function textsOf({ root }: StrangerProject, outcome: Outcome): string {
  const texts =
    outcome.kind === 'accepted' ? snapshot(root, `packages/${outcome.name}`) : { message: outcome.message };
  return JSON.stringify(texts).replaceAll(root, '');
}

function firstDifference(one: string, other: string): string {
  let at = 0;
  while (one[at] === other[at]) at++;
  return `${one.slice(at - 200, at + 100)} / ${other.slice(at, at + 100)}`;
}

/** What hostile text would do if it were run. */
function requireNoTrace(): void {
  if ('canary' in globalThis) throw new Error('Text of the spec was run.');
  if (Object.keys(Object.prototype).length > 0) throw new Error('Every object has a member more.');
}

/** Compiles packages as strictly as their users may, and imports all that they are made of. */
async function problemsOfPackages(root: string, names: readonly string[]): Promise<Map<string, string>> {
  const problems = new Map(build(root, names));
  for (const name of names.filter(one => !problems.has(one))) {
    const folder = path.join(root, 'packages', name, 'dist/generated');
    try {
      for (const file of readdirSync(folder).filter(one => one.endsWith('.js')))
        await import(/* @vite-ignore */ pathToFileURL(path.join(folder, file)).href);
      requireNoTrace();
    } catch (error) {
      problems.set(name, String((error as Error).stack ?? error));
    }
  }
  return problems;
}
