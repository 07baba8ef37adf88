import type { Outcome } from './check.js';
import type { Measured } from './results.js';

const FAILURES_SHOWN = 3;

/** A check's outcome: a line, and below it its first failures. */
export function line(outcome: Outcome): string {
  const title = outcome.title.padEnd(40);
  if ('missing' in outcome) return `${title}not run: ${outcome.id}: ${outcome.missing}`;
  const failures = outcome.steps.filter(({ passed }) => !passed);
  const passed = outcome.steps.length - failures.length;
  const seconds = `${(outcome.durationMs / 1000).toFixed(1)} s`;
  const head = `${title}${outcome.version.padEnd(16)}${`${passed}/${outcome.steps.length}`.padStart(6)}${seconds.padStart(9)}`;
  const shown = failures
    .slice(0, FAILURES_SHOWN)
    .map(({ name, note }) => `  failed: ${name}\n    ${indented(note)}`);
  const more = failures.length > FAILURES_SHOWN ? [`  and ${failures.length - FAILURES_SHOWN} more`] : [];
  return [head, ...shown, ...more].join('\n');
}

function indented(note = ''): string {
  return note.split('\n').join('\n    ');
}

/** The closing lines: what was not run, and the steps over all. */
export function summary(outcomes: readonly Outcome[]): string {
  const missing = outcomes.flatMap(outcome => ('missing' in outcome ? [outcome.id] : []));
  const steps = outcomes.flatMap(outcome => ('steps' in outcome ? outcome.steps : []));
  const failed = steps.filter(({ passed }) => !passed).length;
  const notRun = missing.length > 0 ? `Not run: ${missing.join(', ')}\n` : '';
  return `${notRun}Steps  ${failed > 0 ? `${failed} failed | ` : ''}${steps.length - failed} passed (${steps.length})`;
}

/** The table of the READMEs. */
export function readmeTable(results: readonly Measured[]): string {
  const rows = results.map(
    ({ title, version, passed, steps }) => `| ${title} | ${version} | ${passed} of ${steps} |`,
  );
  return ['| runs in | tested with | steps passed |', '|---|---|---|', ...rows].join('\n');
}
