import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusals } from '../../src/refusals/refusals.js';
import { build, type CompilerMessages } from '../support/stranger/build.js';
import { loadMade } from '../support/stranger/made.js';
import { type Outcome, strangerProject } from '../support/stranger/project.js';
import { runSuites, type SuiteResult } from '../support/stranger/suites.js';
import type { CorpusSpec } from './corpus-spec.js';
import { houseSpecs } from './house-specs.js';
import { largeSpecs } from './large-specs.js';
import { largeTokenSpecs } from './large-token-specs.js';
import { pending } from './pending.js';
import { smallSpecs } from './small-specs.js';
import { untidySpecs } from './untidy-specs.js';

const small = [...smallSpecs, ...houseSpecs, ...untidySpecs];
const large = [...largeSpecs, ...largeTokenSpecs];
const all: readonly CorpusSpec[] = [...small, ...large];
/** `CORPUS=bare-token,large-yaml` tries these alone. */
const chosen = process.env.CORPUS?.split(',');
const corpus = all.filter(({ name }) => chosen?.includes(name) ?? true);

const project = strangerProject({ all: false });
const outcomes = new Map<string, Outcome | { readonly kind: 'broken'; readonly error: unknown }>();
let messages: CompilerMessages = new Map();
let suites: ReadonlyMap<string, SuiteResult> = new Map();

beforeAll(async () => {
  for (const { name, spec, answers, keepsAll } of corpus) {
    outcomes.set(
      name,
      await project
        .add(name, spec(), answers, [], keepsAll)
        .catch((error: unknown) => ({ kind: 'broken', error })),
    );
  }
  const made = [...outcomes].filter(([, { kind }]) => kind === 'accepted').map(([name]) => name);
  messages = build(project.root, made);
  suites = await runSuites(project.root, made);
}, 600_000);
afterAll(() => project[Symbol.dispose]());

/** Fails where the outcome of a spec is not right. */
async function expectRight({ name, refused, descriptor }: CorpusSpec): Promise<void> {
  const outcome = outcomes.get(name);
  if (outcome?.kind === 'broken') throw outcome.error;
  if (refused !== undefined) {
    expect(outcome).toMatchObject({ kind: 'refused', rule: refused });
    return;
  }
  expect(outcome).toEqual({ kind: 'accepted', name });
  expect(messages.get(name) ?? '').toBe('');
  const { count = 0, failures } = suites.get(name) ?? {};
  expect(failures).toEqual([]);
  expect(count, 'tests of the contract and of the documents').toBeGreaterThan(5);
  const made = await loadMade(project.root, name);
  expect(made.descriptor).toMatchObject(descriptor ?? {});
}

describe('a spec with', () => {
  test.each(corpus.map(one => [title(one), one] as const))('%s', async (_, one) => {
    if (!pending.has(one.name)) return expectRight(one);
    // It must leave the list as soon as it is right.
    await expect(expectRight(one)).rejects.toThrow();
  });
});

const accepted = all.filter(({ name, refused }) => refused === undefined && !pending.has(name));

test(`${accepted.length} of ${all.length} specs are accepted, compile and pass; all others are refused by their rule`, () => {
  expect(accepted.length).toBeGreaterThanOrEqual(54);
  expect(large.length).toBeGreaterThanOrEqual(30);
  expect(
    all.flatMap(({ refused = 'style' }) => refused).filter(rule => !Object.hasOwn(refusals, rule)),
  ).toEqual([]);
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});

function title(one: CorpusSpec): string {
  return `${one.with}: ${one.refused === undefined ? 'accepted' : `refused, ${one.refused}`}`;
}
