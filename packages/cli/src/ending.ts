import { writeSync } from 'node:fs';
import { wantsJson } from './args.js';
import { EXIT, type ExitCode, SIGNAL_EXITS } from './exit-codes.js';

let isMeant = false;
/** The clients that are being loaded. */
const loading = new Set<string>();

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
    const [path] = loading;
    if (path !== undefined) {
      process.exitCode = EXIT.configuration;
      const message = `The client in ${path} cannot be loaded: it ended this program. Remove what ends it.`;
      lastWords('configuration', message, EXIT.configuration);
    } else if (exitCode === EXIT.ok) {
      process.exitCode = EXIT.defect;
      const message = 'This is a defect of token-clients: it ended before its work was done.';
      lastWords('internal', message, EXIT.defect);
    }
  });
}

/**
 * Loads the code of a client. If that ends the process, {@link watchEnd} names the client; what it throws later than its
 * modules do is thrown here, too. Signals end the process at once, because code that never returns would hold them up.
 */
export async function whileLoading<Result>(path: string, load: () => Promise<Result>): Promise<Result> {
  const names = Object.keys(SIGNAL_EXITS);
  const held =
    loading.size > 0 ? [] : names.map(name => [name, process.listeners(name as 'SIGINT')] as const);
  for (const [name] of held) process.removeAllListeners(name);
  loading.add(path);
  let fail = (_: unknown): void => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  process.on('uncaughtException', fail);
  try {
    const loaded = await Promise.race([load(), failed]);
    // Until now Node has not looked for rejections that nothing handles.
    await Promise.race([new Promise(resolve => setImmediate(resolve)), failed]);
    return loaded;
  } finally {
    process.off('uncaughtException', fail);
    loading.delete(path);
    for (const [name, listeners] of held) for (const listener of listeners) process.on(name, listener);
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
