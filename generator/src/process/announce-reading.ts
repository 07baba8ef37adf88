import { readingLimitMs } from '../read/spec-limits.js';
import { commandPort } from './command-port.js';
import type { FromThread } from './messages.js';
import { wantedLimitMs } from './wanted-limit.js';

/** Says which spec is read, for the case that its reading has to be ended. */
export function announceReading(file: string, length: number): void {
  const limitMs = readingLimitMs(length, { limitMs: wantedLimitMs() });
  commandPort()?.postMessage({ reading: { file, limitMs } } satisfies FromThread);
}
