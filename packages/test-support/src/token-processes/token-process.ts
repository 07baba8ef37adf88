import { fileURLToPath } from 'node:url';
import {
  type Command,
  type GetCommand,
  GO_ON,
  type Got,
  type KeepCommand,
  type Kept,
  type Report,
  type SourceSetup,
  type Step,
} from './commands.js';
import { startScript } from './test-process.js';

/** A process with token sources of its own, which are known by their names. Its promises reject if it ends before. */
export interface TokenProcess extends AsyncDisposable {
  /** Asks for a token with some callers at once. */
  get(source: string, setup: SourceSetup, callers?: number): Promise<Got>;
  /** Asks for a token again and again, until the time is up. */
  keep(source: string, setup: SourceSetup, work: Omit<KeepCommand, 'do'>): Promise<Kept>;
  /** Resolves when a source has halted at a step. */
  at(source: string, step: Step): Promise<void>;
  /** Resolves when a source waits for a token request of another process. */
  waiting(source: string): Promise<void>;
  /** Lets sources go on that have halted. */
  goOn(): void;
  signal(signal: NodeJS.Signals): void;
  /** Resolves when the process is gone. */
  readonly ended: Promise<unknown>;
  /** Kills the process. */
  close(): Promise<void>;
}

const MAIN = fileURLToPath(new URL('token-process-main.js', import.meta.url));

/** Starts a process, which runs built code. */
export function startTokenProcess(): TokenProcess {
  const { child, ended, onLine, say } = startScript(MAIN, []);
  const reports: Report[] = [];
  const waiting = new Set<() => void>();
  onLine(line => {
    reports.push(JSON.parse(line) as Report);
    for (const look of waiting) look();
  });

  function report<Found extends Report>(what: string, isIt: (report: Report) => report is Found) {
    return new Promise<Found>((resolve, reject) => {
      const look = () => {
        const found = reports.find(isIt);
        if (!found) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
      ended.then(() => reject(new Error(`A process with token sources ended without reporting: ${what}`)));
    });
  }
  type Of<Is extends Report['is']> = Extract<Report, { is: Is }>;
  let commands = 0;
  function command<Is extends 'got' | 'kept'>(
    source: string,
    setup: SourceSetup,
    work: GetCommand | KeepCommand,
    is: Is,
  ): Promise<Of<Is>> {
    const id = ++commands;
    const line: Command = { id, source, setup, ...work };
    say(JSON.stringify(line));
    return report(
      `${is} ${source}`,
      (each): each is Of<Is> => each.is === is && 'id' in each && each.id === id,
    );
  }
  const close = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return {
    get: (source, setup, callers = 1) => command(source, setup, { do: 'get', callers }, 'got'),
    keep: (source, setup, work) => command(source, setup, { do: 'keep', ...work }, 'kept'),
    async at(source, step) {
      const isIt = (each: Report): each is Of<'at'> =>
        each.is === 'at' && each.source === source && each.step === step;
      await report(`at ${step}`, isIt);
    },
    async waiting(source) {
      await report(
        'waiting',
        (each): each is Of<'waiting'> => each.is === 'waiting' && each.source === source,
      );
    },
    goOn: () => say(GO_ON),
    signal: signal => void child.kill(signal),
    ended,
    close,
    [Symbol.asyncDispose]: close,
  };
}
