/** What the generator's own output says about a failure, without its stack traces. */
export interface BatchReport {
  /** One sentence fragment, fit for an error message. */
  readonly what: string;
  /** True when the specification is invalid, false when the run failed. */
  readonly specAtFault: boolean;
}

const FAILURE = /Generation failed for [^:]+: \((\w+)\) (.*)$/;
const UNCAUGHT = /^Exception in thread "[^"]*" ([\w.$]+)(?:: (.*))?$/;
const CAUSE = /^Caused by: ([\w.$]+)(?:: (.*))?$/;
/** The generator logs why it can't read a configuration, and then throws without the reason. */
const LOGGED = /^\[main\] ERROR \S+ - (.*)$/;
const SPEC_AT_FAULT = /SpecValidationException|Issues with the OpenAPI input/;
const WORTHLESS =
  /The option can be disabled via|^\s*\| Error count|^Errors:\s*$|Picked up \w*JAVA\w*_OPTIONS/;

/**
 * Reads the generator's stderr into a few words, or undefined when it holds no report of the generator at all (a Java
 * that crashed, for example).
 */
export function readReport(stderr: string): BatchReport | undefined {
  const lines = stderr.split(/\r?\n/);
  const start = lines.findIndex(line => FAILURE.test(line) || UNCAUGHT.test(line));
  const first = lines[start];
  if (first === undefined) return undefined;

  const failure = FAILURE.exec(first);
  const message = failure ? (failure[2] ?? '') : nameAndText(UNCAUGHT.exec(first));
  const rest = lines.slice(start + 1);
  // What follows the message up to the trace belongs to it: the list of what is wrong with the spec.
  const more = rest
    .slice(
      0,
      rest.findIndex(line => isTrace(line)),
    )
    .filter(line => line.trim() !== '');
  const cause = rest
    .slice(0, nextFailure(rest))
    .reverse()
    .find(line => CAUSE.test(line));

  const parts = [message, ...more]
    .filter(line => !WORTHLESS.test(line))
    .map(line => line.trim().replace(/^-/, ''));
  const logged = lines.slice(0, start).find(line => LOGGED.test(line));
  if (logged !== undefined) parts.push(LOGGED.exec(logged)?.[1] ?? '');
  if (cause !== undefined) parts.push(nameAndText(CAUSE.exec(cause)));
  return {
    what: parts.join('; ').slice(0, 600) || message.slice(0, 200),
    specAtFault: SPEC_AT_FAULT.test(first),
  };
}

function isTrace(line: string): boolean {
  return /^\s+at |^[a-z][\w.]+\.\w+(Exception|Error)\b|^Caused by: /.test(line);
}

function nextFailure(lines: string[]): number {
  const next = lines.findIndex(line => FAILURE.test(line));
  return next === -1 ? lines.length : next;
}

/** `java.nio.file.NoSuchFileException: /x` as `NoSuchFileException: /x`. */
function nameAndText(match: RegExpExecArray | null): string {
  const name = match?.[1]?.split('.').pop() ?? '';
  return match?.[2] === undefined ? name : `${name}: ${match[2]}`;
}
