import { readFileSync } from 'node:fs';

/** One command of a transcript, with its input and its expected outcome. */
export interface Step {
  readonly command: string;
  readonly env: Readonly<Record<string, string>>;
  readonly stdin: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** A file that is written before the steps after it. */
export interface FileStep {
  readonly file: string;
  readonly content: string;
}

export interface Transcript {
  /** Names of the servers it runs against. */
  readonly servers: readonly string[];
  /** Each command runs in a process of its own, even if it could run in this one. */
  readonly real: boolean;
  /** The time for commands that run in this process, in epoch milliseconds. Absent: the system's. */
  readonly now?: number | undefined;
  readonly steps: readonly (Step | FileStep)[];
}

/** Marks at the beginning of a line. All other lines are prose. */
const MARKS = { env: 'env|', stdin: 'in |', stdout: 'out|', stderr: 'err|', content: '   |' } as const;

/**
 * Reads a transcript:
 *
 *     servers: equinix
 *     processes: real
 *     clock: 2026-01-01T00:00:00Z
 *
 *     Prose.
 *
 *     $ token-clients version
 *     env| NAME=value
 *     in | a line of stdin
 *     out| a line of stdout
 *     err| a line of stderr
 *     exit 2
 *
 *     file .config/token-clients/config.yaml
 *        | profile: work
 */
export function readTranscript(path: string): Transcript {
  const lines = readFileSync(path, 'utf8').split('\n');
  const servers =
    lines
      .find(line => line.startsWith('servers: '))
      ?.slice('servers: '.length)
      .split(' ') ?? [];
  const steps: (Step | FileStep)[] = [];
  let open: { -readonly [Key in keyof Step]: Step[Key] } | { file: string; content: string } | undefined;
  for (const line of lines) {
    if (line.startsWith('$ ')) {
      open = { command: line.slice(2), env: {}, stdin: '', stdout: '', stderr: '', exitCode: 0 };
      steps.push(open);
    } else if (line.startsWith('file ')) {
      open = { file: line.slice(5), content: '' };
      steps.push(open);
    } else if (open && 'file' in open) {
      if (line.startsWith(MARKS.content)) open.content += textOf(line);
    } else if (open) {
      if (line.startsWith(MARKS.env)) {
        const [, name = '', value = ''] = /^(\w+)=(.*)$/.exec(textOf(line).trimEnd()) ?? [];
        open.env = { ...open.env, [name]: value };
      } else if (line.startsWith(MARKS.stdin)) open.stdin += textOf(line);
      else if (line.startsWith(MARKS.stdout)) open.stdout += textOf(line);
      else if (line.startsWith(MARKS.stderr)) open.stderr += textOf(line);
      else if (line.startsWith('exit ')) open.exitCode = Number(line.slice(5));
    }
  }
  const clock = lines.find(line => line.startsWith('clock: '))?.slice('clock: '.length);
  const now = clock === undefined ? undefined : Date.parse(clock);
  return { servers, now, real: lines.includes('processes: real'), steps };
}

/** Writes the outcome of a step as in a transcript. */
export function outcomeText({
  stdout,
  stderr,
  exitCode,
}: Pick<Step, 'stdout' | 'stderr' | 'exitCode'>): string {
  const marked = (mark: string, text: string) =>
    text === ''
      ? []
      : text
          .replace(/\n$/, '')
          .split('\n')
          .map(line => `${mark} ${line}`.trimEnd());
  const exit = exitCode === 0 ? [] : [`exit ${exitCode}`];
  return [...marked(MARKS.stdout, stdout), ...marked(MARKS.stderr, stderr), ...exit].join('\n');
}

/** Returns the file with the actual outcomes: a new transcript needs only its commands. */
export function rewritten(path: string, outcomes: readonly string[]): string {
  const lines: string[] = [];
  let index = -1;
  let waiting = false;
  const place = () => {
    if (waiting && outcomes[index]) lines.push(...(outcomes[index] ?? '').split('\n'));
    waiting = false;
  };
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (/^(out\||err\||exit )/.test(line)) continue;
    if (!/^(env\||in \|)/.test(line)) place();
    lines.push(line);
    if (!line.startsWith('$ ')) continue;
    index += 1;
    waiting = true;
  }
  place();
  return lines.join('\n');
}

function textOf(line: string): string {
  return `${line.slice(5)}\n`;
}
