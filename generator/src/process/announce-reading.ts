import { commandPort } from './command-port.js';
import type { FromThread } from './messages.js';

/**
 * Says which spec is read, for the case that its reading has to be ended. Our own code may be busy for a minute, and for half a
 * minute more for each MB: a hundred times what it takes.
 */
export function announceReading(file: string, length: number): void {
  const wanted = Number(process.env.TOKEN_CLIENTS_SPEC_LIMIT_MS);
  const limitMs = wanted > 0 ? wanted : 60_000 + length * 0.03;
  commandPort()?.postMessage({ reading: { file, limitMs } } satisfies FromThread);
}
