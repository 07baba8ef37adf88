import { describe, expect, test } from 'vitest';
import { check, type Findings } from './checker.js';
import { fleet } from './model.js';
import { mutants } from './mutants.js';
import { shipped } from './rules.js';
import { type Setting, TIMEOUT_MS, TIMES, UNIT_MS } from './world.js';

/**
 * What may go wrong in one history. More of it takes longer: `MODEL_FAULTS=2 npx vitest run packages/auth-hooks/test/model`
 * takes some minutes.
 */
const FAULTS = Number(process.env.MODEL_FAULTS ?? 1);

const grants = {
  'refresh tokens, and a grant to fall back on': {
    hasRefreshTokens: true,
    rotates: true,
    mayReacquire: true,
  },
  'refresh tokens that only a login replaces': { hasRefreshTokens: true, rotates: true, mayReacquire: false },
  'client credentials': { hasRefreshTokens: false, rotates: false, mayReacquire: true },
} as const;
const login = grants['refresh tokens that only a login replaces'];

const usual: Omit<Setting, 'grant'> = {
  rules: shipped,
  machines: 'many',
  start: 'token',
  faults: FAULTS,
  renewals: 0,
  secret: 'right',
  reuse: 'revokes the family',
};

/** Says how much was visited, where that was asked for. */
function report(name: string, { states, steps, longestWaitMs }: Findings): void {
  if (process.env.MODEL_FAULTS === undefined) return;
  console.log(`${name}: ${states} states, ${steps} steps, longest wait ${longestWaitMs / 1_000} s`);
}

/** Numbers the steps that lead to a broken promise. */
function story({ counterexample = [] }: Findings): string {
  return counterexample.map((line, i) => `${i + 1}. ${line}`).join('\n');
}

/** Checks all promises of one setting. */
function keepsAll(name: string, setting: Setting): void {
  const found = check(fleet(setting));
  report(name, found);
  expect(story(found)).toBe('');
  expect(found.states).toBeGreaterThan(1_000);
  // A lease, a request and its replay, and what another process has to wait for before it does the same.
  expect(found.longestWaitMs).toBeLessThanOrEqual(2 * (TIMES.leaseMs + TIMEOUT_MS) + UNIT_MS);
}

describe('three processes that share a token, in all interleavings', () => {
  for (const machines of ['many', 'one'] as const)
    test.each(Object.entries(grants))(`keep all promises on ${machines} machine(s): %s`, (name, grant) => {
      keepsAll(`${name}, ${machines}`, { ...usual, grant, machines });
    });

  test.each(['is rejected', 'is forgiven'] as const)('keep a login where a second use %s', reuse => {
    keepsAll(`second use ${reuse}`, { ...usual, grant: login, reuse });
  });

  test.each(['many', 'one'] as const)('send a wrong secret twice at most on %s machine(s)', machines => {
    const grant = grants['client credentials'];
    keepsAll(`wrong secret, ${machines}`, { ...usual, grant, machines, secret: 'wrong', start: 'no token' });
  });

  for (const what of ['last write', 'everything'] as const)
    test.each(Object.entries(grants).slice(0, 2))(
      `spend one refresh token twice at most when the store loses ${what === 'everything' ? what : 'its last write'}: %s`,
      (name, grant) => {
        keepsAll(`lost ${what}, ${name}`, { ...usual, grant, faults: 0, loses: { what, times: 1 } });
      },
    );
});

describe('the model check goes red', () => {
  for (const [name, grant] of Object.entries(grants).slice(0, 2))
    test.each(mutants.map(mutant => [mutant.name, mutant] as const))(
      `without %s: ${name}`,
      (_, { rules }) => {
        const found = check(fleet({ ...usual, grant, rules: rules(shipped), faults: Math.max(1, FAULTS) }));

        expect(story(found)).toMatch(/VIOLATION: a refresh token is sent again/);
      },
    );
});
