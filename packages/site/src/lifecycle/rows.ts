import type { ProcessName } from './life-event.js';

/** Where the parts of the picture stand, from top to bottom. The server is between the processes, so that no two arrows cross. */
export const ROWS = {
  left: 80,
  head: 22,
  server: { top: 148, bottom: 174 },
  axis: 306,
  height: 322,
} as const;

interface ProcessRows {
  /** Callers, and how many they are. */
  readonly callers: number;
  readonly label: number;
  /** Top and bottom of the bar that shows the token. */
  readonly bar: readonly [number, number];
  /** Where arrows to the server begin, and where they end. */
  readonly towards: readonly [from: number, to: number];
}

export const PROCESS_ROWS: Readonly<Record<ProcessName, ProcessRows>> = {
  A: { callers: 74, label: 60, bar: [86, 104], towards: [105, 147] },
  B: { callers: 248, label: 266, bar: [218, 236], towards: [217, 175] },
};
