import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, type CompilerMessages } from '../support/stranger/build.js';
import { loadMade } from '../support/stranger/made.js';
import { type Outcome, strangerProject } from '../support/stranger/project.js';
import { runSuites, type SuiteResult } from '../support/stranger/suites.js';
import type { Case } from './case.js';
import { nameCases } from './names.js';
import { parameterCases } from './parameters.js';
import { pending } from './pending.js';
import { readingCases } from './reading.js';
import { responseCases } from './responses.js';
import { schemaCases } from './schemas.js';
import { tokenRequestCases } from './token-requests.js';

const specs = fileURLToPath(new URL('specs', import.meta.url));
const cases: readonly Case[] = [
  ...parameterCases,
  ...responseCases,
  ...nameCases,
  ...schemaCases,
  ...readingCases,
  ...tokenRequestCases,
];

const project = strangerProject();
const outcomes = new Map<string, Outcome | { readonly kind: 'broken'; readonly error: unknown }>();
let messages: CompilerMessages = new Map();
let suites: ReadonlyMap<string, SuiteResult> = new Map();

beforeAll(async () => {
  for (const { spec } of cases) {
    const text = readFileSync(`${specs}/${spec}.yaml`, 'utf8');
    outcomes.set(
      spec,
      await project
        .add(spec, { file: 'openapi.yaml', text })
        .catch((error: unknown) => ({ kind: 'broken', error })),
    );
  }
  const accepted = [...outcomes].filter(([, { kind }]) => kind === 'accepted').map(([name]) => name);
  messages = build(project.root, accepted, programsOf(accepted));
  suites = await runSuites(project.root, accepted);
});
afterAll(() => project[Symbol.dispose]());

function programsOf(accepted: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    cases.flatMap(one =>
      'program' in one && one.program !== undefined && accepted.includes(one.spec)
        ? [[one.spec, one.program]]
        : [],
    ),
  );
}

/** Fails where the outcome of a case is not right. */
async function expectRight(one: Case): Promise<void> {
  const outcome = outcomes.get(one.spec);
  if (outcome?.kind === 'broken') throw outcome.error;
  if ('refused' in one) {
    expect(outcome).toMatchObject({
      kind: 'refused',
      file: expect.stringMatching(/openapi\.yaml$/),
      pointer: expect.stringMatching(new RegExp(`^${one.at}`)),
      message: expect.stringMatching(one.refused),
    });
    return;
  }
  expect(outcome).toEqual({ kind: 'accepted', name: one.spec });
  expect(messages.get(one.spec) ?? '').toBe('');
  const { count = 0, failures } = suites.get(one.spec) ?? {};
  expect(failures).toEqual([]);
  expect(count, 'tests of the contract and of the documents').toBeGreaterThan(10);
  const made = await loadMade(project.root, one.spec);
  await one.check?.(made);
}

describe('a spec with', () => {
  test.each(cases.map(one => [title(one), one] as const))('%s', async (_, one) => {
    if (!pending.has(one.spec)) return expectRight(one);
    // It must leave the list as soon as it is right.
    await expect(expectRight(one)).rejects.toThrow();
  });
});

function title(one: Case): string {
  return `${one.with}: ${'refused' in one ? 'refused' : one.so}`;
}

test('every spec in specs/ has a case', () => {
  const files = readdirSync(specs).map(file => file.replace('.yaml', ''));

  expect(cases.map(({ spec }) => spec).sort()).toEqual(files.sort());
  expect([...pending].filter(name => !files.includes(name))).toEqual([]);
});
