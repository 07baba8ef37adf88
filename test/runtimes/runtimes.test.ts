import { afterAll, describe, expect, test } from 'vitest';
import { type Manifest, published, read } from '../architecture/support/project.js';
import { removeApplications } from './application.js';
import { outcomeOf } from './check.js';
import { checks } from './checks.js';
import { chromiumCheck } from './chromium.js';
import { processChecks } from './processes.js';
import { allSteps, webSteps } from './program/steps.js';
import { PAGES, readResults, withTable } from './results.js';
import { line, summary } from './table.js';
import { areToolsInstalled } from './tools.js';
import { workerdChecks } from './workerd.js';

afterAll(removeApplications);

/** Those that take seconds. The others, and all together: `npm run runtimes`. */
const quick = [...processChecks, ...workerdChecks, chromiumCheck].filter(
  check => check.missing() === undefined,
);

// The gate runs all of them, after these tests: it installs what they need when the tests are done.
if (areToolsInstalled()) {
  describe('the published packages', () => {
    test.each(quick.map(check => [check.title, check] as const))('pass all steps in %s', async (_, check) => {
      const outcome = await outcomeOf(check);

      expect('steps' in outcome && outcome.steps.filter(({ passed }) => !passed)).toEqual([]);
    });
  });
}

test('says which of them were not there', () => {
  const notRun = checks.flatMap(({ id, missing }) =>
    missing() === undefined ? [] : [`${id}: ${missing()}`],
  );
  if (notRun.length > 0) console.warn(`Not run:\n${notRun.join('\n')}`);

  for (const reason of notRun) expect(reason).toMatch(/not installed; |has no program for/);
});

test('what is installed for them is of others: our own packages are those that are published', () => {
  const { packages } = JSON.parse(read('test/runtimes/package-lock.json')) as { packages: object };
  const { devDependencies, optionalDependencies, ...manifest } = JSON.parse(
    read('test/runtimes/package.json'),
  ) as Manifest & { optionalDependencies: object };

  expect(Object.keys(manifest).filter(key => /dependencies/i.test(key))).toEqual([]);
  expect(
    [...Object.keys({ ...devDependencies, ...optionalDependencies }), ...Object.keys(packages)].filter(name =>
      name.includes('@token-clients/'),
    ),
  ).toEqual([]);
});

test('the program has 42 steps, and 40 where there are no files', () => {
  expect([allSteps.length, webSteps.length]).toEqual([42, 40]);
  expect(new Set(allSteps.map(({ name }) => name)).size).toBe(42);
});

describe('the report', () => {
  const check = { id: 'moon', title: 'Moon', missing: () => undefined };

  test('counts a check that could not be run as a failed step, and says why', async () => {
    const outcome = await outcomeOf({ ...check, run: () => Promise.reject(new Error('no air')) });

    expect(line(outcome)).toMatch(/^Moon +unknown +0\/1 .*\n {2}failed: it runs\n {4}no air$/);
    expect(summary([outcome])).toBe('Steps  1 failed | 0 passed (1)');
  });

  test('names a runtime that is not there', async () => {
    const outcome = await outcomeOf({
      ...check,
      missing: () => 'not installed',
      run: () => Promise.reject(),
    });

    expect(line(outcome)).toMatch(/^Moon +not run: moon: not installed$/);
    expect(summary([outcome])).toBe('Not run: moon\nSteps  0 passed (0)');
  });

  test('shows the first failures of a check, and how many more there are', async () => {
    const steps = [1, 2, 3, 4, 5].map(number => ({
      name: `step ${number}`,
      passed: number === 1,
      note: 'no',
    }));
    const outcome = await outcomeOf({ ...check, run: async () => ({ version: '1.0', steps }) });

    expect(line(outcome)).toMatch(/1\/5[\s\S]*step 2[\s\S]*step 4[\s\S]*and 1 more$/);
    expect(line(outcome)).not.toContain('step 5');
  });
});

describe('the table of supported runtimes', () => {
  const results = readResults();

  test.each(PAGES)('in $file is the one that was measured', ({ file, table }) => {
    expect(read(file)).toBe(withTable(read(file), table(results)));
  });

  test('stands in the README of every package', () => {
    for (const { place } of published()) expect(read(`${place}/README.md`)).toContain('<!-- runtimes -->');
  });

  test('says of nothing that it is supported where a step failed', () => {
    for (const { steps, passed } of results) expect(passed).toBe(steps);
  });

  test('has each check, as it is called', () => {
    expect(results.map(({ id, title }) => [id, title])).toEqual(checks.map(({ id, title }) => [id, title]));
  });

  test('was measured with the versions that are pinned', () => {
    const manifest = JSON.parse(read('test/runtimes/package.json')) as Record<string, Record<string, string>>;
    const pinned = { ...manifest.devDependencies, ...manifest.optionalDependencies };
    const versions = results.map(({ id, version }) => [id, version] as const).filter(([id]) => id in pinned);

    expect(versions.length).toBeGreaterThan(8);
    for (const [id, version] of versions) expect(pinned[id]).toMatch(new RegExp(`(^|@)${version}$`));
  });
});
