import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, systemClock } from '@token-clients/runtime';
import type { Io } from '../../src/io.js';
import { safeOutput } from '../../src/output/safe-output.js';
import type { ProviderRegistry } from '../../src/providers/registry.js';
import { run } from '../../src/run.js';
import { shortcut } from '../../src/token/shortcut.js';
import { fixedProviders } from './fixed-providers.js';
import type { Ran } from './run-cli.js';

export interface InProcess {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly stdin?: string | Buffer;
  readonly ask?: Io['ask'];
  readonly terminal?: boolean;
  readonly columns?: number;
  readonly clock?: Clock;
  /** Absent: the fixed list of all tests. */
  readonly providers?: ProviderRegistry;
  /** Called with each string that is written to stdout. */
  readonly wrote?: (text: string) => void;
}

/** Creates a home directory for a test. `using` removes it. */
export function temporaryHome(): { readonly path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'token-clients-home-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** Runs a command line in this process, which is faster than starting one. */
export async function runHere(args: readonly string[], home: string, options: InProcess = {}): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr') =>
    safeOutput({
      isTerminal: options.terminal ?? false,
      columns: options.columns,
      write: text => {
        const shown = typeof text === 'string' ? text : Buffer.from(text).toString();
        written[name] += shown;
        if (name === 'stdout') options.wrote?.(shown);
      },
    });
  const io: Io = {
    args,
    env: { HOME: home, ...options.env },
    directory: home,
    home: undefined,
    platform: process.platform,
    user: process.geteuid?.(),
    stdout: output('stdout'),
    stderr: output('stderr'),
    stdin: { isTerminal: false, read: async () => Buffer.from(options.stdin ?? '') },
    ask: options.ask,
    clock: options.clock ?? systemClock,
    signal: new AbortController().signal,
  };
  // As main.ts does.
  const exitCode = (await shortcut(io)) ?? (await run(io, options.providers ?? fixedProviders()));
  return { ...written, exitCode };
}
