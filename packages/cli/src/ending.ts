import { writeSync } from 'node:fs';
import { wantsJson } from './args.js';
import { EXIT, type ExitCode, SIGNAL_EXITS, type SignalName } from './exit-codes.js';

let isMeant = false;
/** The client that is being loaded. */
let loading: string | undefined;
/** Ends when it is loaded. */
let loaded: Promise<unknown> = Promise.resolve();

/** Ends the process. If anything else ends it, {@link watchEnd} says so. */
export function endProcess(exitCode: number): never {
  isMeant = true;
  process.exit(exitCode);
}

/**
 * Reports an end of the process that this program did not mean: a script takes exit code 0 and no output for success. A
 * client may end the process when it is loaded.
 */
export function watchEnd(): void {
  process.on('exit', exitCode => {
    if (isMeant) return;
    if (loading !== undefined) {
      process.exitCode = EXIT.configuration;
      const message = `The client in ${loading} cannot be loaded: it ended this program. Remove what ends it.`;
      lastWords('configuration', message, EXIT.configuration);
    } else if (exitCode === EXIT.ok) {
      process.exitCode = EXIT.defect;
      const message = 'This is a defect of token-clients: it ended before its work was done.';
      lastWords('internal', message, EXIT.defect);
    }
  });
}

/**
 * Loads the code of a client, after those that are being loaded: it must be clear which one does what follows. If it ends the
 * process, {@link watchEnd} says so; what it throws later than its modules do is thrown here. Signals end the process at once,
 * because code that never returns would hold them up.
 */
export function whileLoading<Result>(path: string, load: () => Promise<Result>): Promise<Result> {
  const result = loaded.then(() => loadAlone(path, load));
  loaded = result.catch(() => {});
  return result;
}

async function loadAlone<Result>(path: string, load: () => Promise<Result>): Promise<Result> {
  const signals = Object.keys(SIGNAL_EXITS) as SignalName[];
  const listeners = signals.map(name => [name, process.listeners(name)] as const);
  for (const name of signals) process.removeAllListeners(name);
  let fail = (_: unknown): void => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  process.on('uncaughtException', fail);
  loading = path;
  try {
    const module = await Promise.race([load(), failed]);
    // Until now Node has not looked for rejections that nothing handles.
    await Promise.race([new Promise(resolve => setImmediate(resolve)), failed]);
    return module;
  } finally {
    loading = undefined;
    process.off('uncaughtException', fail);
    for (const [name, each] of listeners) for (const listener of each) process.on(name, listener);
  }
}

/** Writes an error at once, because the process ends: what is written later would not arrive. */
export function lastWords(
  code: 'configuration' | 'internal' | 'output',
  message: string,
  exitCode: ExitCode,
): void {
  const text = wantsJson(process.argv.slice(2))
    ? JSON.stringify({ error: { code, message, exit_code: exitCode } })
    : `error: ${message}`;
  try {
    writeSync(2, `${text}\n`);
  } catch {
    // stderr may be on the same full disk.
  }
}
