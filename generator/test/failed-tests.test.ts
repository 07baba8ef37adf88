import { expect, test } from 'vitest';
import { failedTestsText } from '../src/new-provider/failed-tests.js';

const failed = (fullName: string, message: string) => ({
  fullName,
  status: 'failed',
  failureMessages: [message],
});

const report = (...assertionResults: object[]) =>
  JSON.stringify({
    testResults: [{ name: '/p/contract.test.ts', status: 'failed', message: '', assertionResults }],
  });

test('the report of a run says which tests failed and why, each reason once and first things first', () => {
  const stack =
    '    at f (/p/node_modules/x.js:1:2)\n    at /p/packages/testing/dist/contract/request-cases.js:40:4\n';
  const text = failedTestsText(
    report(
      { fullName: 'acme getToken is fine', status: 'passed', failureMessages: [] },
      failed('acme getToken sends "a"', `Error: 422: token_type is missing\n${stack}`),
      failed('acme getToken sends "b"', `Error: 422: token_type is missing\n${stack}`),
      failed('acme grant with body', `AssertionError: expected 1 to be 2\n\n- 1\n+ 2\n${stack}`),
      { fullName: 'other', status: 'skipped', failureMessages: [] },
    ),
  );

  expect(text).toBe(`3 of 4 tests failed:

acme getToken sends "a"
acme getToken sends "b"
    Error: 422: token_type is missing
    at packages/testing/dist/contract/request-cases.js:40

acme grant with body
    AssertionError: expected 1 to be 2
    - 1
    + 2
    at packages/testing/dist/contract/request-cases.js:40`);
});

test('many reasons and many tests of one reason are counted', () => {
  const many = Array.from({ length: 9 }, (_, index) => failed(`test ${index}`, `reason ${index}`));
  const same = Array.from({ length: 9 }, (_, index) => failed(`same ${index}`, 'one reason'));

  const text = failedTestsText(report(...same, ...many)) ?? '';

  expect(text).toContain('... and 6 more tests\n    one reason');
  expect(text).toContain('5 more reasons are not shown.');
  expect(text).not.toContain('reason 8');
});

test('a file that does not start says why', () => {
  const text = failedTestsText(
    JSON.stringify({
      testResults: [
        {
          name: '/p/contract.test.ts',
          status: 'failed',
          message: 'Run: npm run build',
          assertionResults: [],
        },
      ],
    }),
  );

  expect(text).toContain('/p/contract.test.ts\n    Run: npm run build');
});

test.each(['', 'no JSON', '{}', '{"testResults":[]}'])('%j has nothing to show', text => {
  expect(failedTestsText(text)).toBeUndefined();
});
