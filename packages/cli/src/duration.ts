import { usageError } from './cli-error.js';

const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/**
 * Parses `500ms`, `30s`, `5m`, `1h30m`, or a number of seconds, and returns milliseconds.
 *
 * @param what name of the value, for the message
 * @throws {CliError} `usage` when the string is not a duration
 */
export function parseDuration(text: string, what: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  if (/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(text)) {
    let total = 0;
    for (const [, number, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g))
      total += Number(number) * UNITS[unit as keyof typeof UNITS];
    return total;
  }
  throw usageError(`${what} must be a duration such as 30s, 5m or 1h30m.`);
}

/** Describes a duration for people: `59 s`, `12 min`, `3 h`. */
export function describeDuration(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3_600)} h` : `${Math.round(seconds / 86_400)} days`;
}
