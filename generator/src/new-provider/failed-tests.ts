import { isObject, listOf } from '../document/json.js';

/** A test that failed, with what it says. */
interface FailedTest {
  readonly name: string;
  readonly reason: string;
}

const MOST_REASONS = 5;
const MOST_NAMES = 3;
const MOST_LINES = 8;

/**
 * Writes which tests failed and why, from the JSON report of a run: each reason once, with the tests that have it.
 *
 * @returns undefined for what is no such report, or has no failure
 */
export function failedTestsText(report: string): string | undefined {
  const { failed, count } = readReport(report);
  if (failed.length === 0) return undefined;
  const byReason = new Map<string, string[]>();
  for (const { name, reason } of failed) byReason.set(reason, [...(byReason.get(reason) ?? []), name]);
  const blocks = [...byReason].slice(0, MOST_REASONS).map(([reason, names]) => {
    const more = names.length > MOST_NAMES ? [`... and ${names.length - MOST_NAMES} more tests`] : [];
    return [...names.slice(0, MOST_NAMES), ...more, ...indented(reason)].join('\n');
  });
  const hidden = byReason.size - blocks.length;
  const rest = hidden > 0 ? [`${hidden} more reasons are not shown.`] : [];
  return [`${failed.length} of ${count} tests failed:`, ...blocks, ...rest].join('\n\n');
}

/** The first lines of what a test says, and where in the suite it failed. */
function indented(reason: string): string[] {
  return reason.split('\n').map(line => `    ${line}`);
}

function reasonOf(message: string): string {
  const lines = message.split('\n');
  const text = lines.filter(line => !/^\s+at /.test(line) && line.trim() !== '').slice(0, MOST_LINES);
  const [, place] =
    /\/((?:test\/snippets|packages\/testing\/dist\/contract)\/\S+?):\d+\)?$/m.exec(message) ?? [];
  return [...text, ...(place === undefined ? [] : [`at ${place}`])].join('\n');
}

function readReport(text: string): { readonly failed: readonly FailedTest[]; readonly count: number } {
  const report = parsed(text);
  const files = listOf(isObject(report) ? report.testResults : undefined).filter(isObject);
  const failed: FailedTest[] = [];
  let count = 0;
  for (const file of files) {
    const tests = listOf(file.assertionResults).filter(isObject);
    const ran = tests.filter(({ status }) => status === 'passed' || status === 'failed');
    count += ran.length;
    // A file that can't start has no tests, and says why itself.
    if (file.status === 'failed' && !ran.some(({ status }) => status === 'failed'))
      failed.push({ name: String(file.name), reason: reasonOf(String(file.message)) });
    for (const { fullName, status, failureMessages } of ran) {
      if (status !== 'failed') continue;
      failed.push({
        name: String(fullName),
        reason: reasonOf(listOf(failureMessages).map(String).join('\n')),
      });
    }
  }
  return { failed, count };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
