/** The middle one. Means say little on a machine that others use as well. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = Number.NaN, high = low] = sorted.length % 2 ? [sorted[middle]] : sorted.slice(middle - 1);
  return (low + high) / 2;
}

/** What takes part in a comparison; one call is one unit of the work that is compared. */
export type Contestants = Readonly<Record<string, () => unknown>>;

export interface Repetition {
  readonly rounds: number;
  readonly calls: number;
}

/** What was measured in interleaved rounds. */
export interface Timings {
  /** Microseconds per call, the median of the rounds, by name. */
  readonly medians: Readonly<Record<string, number>>;
  /**
   * How many times as long one takes as another: the median of the ratios within each round, so that it says the same
   * on a machine whose speed changes from round to round.
   */
  ratio(name: string, to: string): number;
}

/**
 * Times calls. In each round every contestant runs once, the first one changing, so that a slow moment of the machine,
 * or garbage left behind, falls on all of them. Many short rounds say more than few long ones: on a machine that does
 * other work as well, the middle one of many was hardly disturbed.
 */
export async function timeCalls(contestants: Contestants, { rounds, calls }: Repetition): Promise<Timings> {
  const entries = Object.entries(contestants);
  const times = new Map<string, number[]>(entries.map(([name]) => [name, []]));
  for (const [, call] of entries) await repeat(call, Math.max(calls, 100));
  for (let round = 0; round < rounds; round++) {
    for (const index of entries.keys()) {
      const [name, call] = entries[(index + round) % entries.length] as [string, () => unknown];
      times.get(name)?.push(((await repeat(call, calls)) * 1000) / calls);
    }
  }
  return {
    medians: Object.fromEntries([...times].map(([name, all]) => [name, median(all)])),
    ratio(name, to) {
      const base = times.get(to) ?? [];
      return median((times.get(name) ?? []).map((time, round) => time / (base[round] ?? Number.NaN)));
    },
  };
}

/** Milliseconds for so many calls, one after the other; each is awaited only if it is a promise. */
async function repeat(call: () => unknown, calls: number): Promise<number> {
  const first = call();
  const awaits = first instanceof Promise;
  await first;
  const started = performance.now();
  if (awaits) for (let count = 0; count < calls; count++) await call();
  else for (let count = 0; count < calls; count++) call();
  return performance.now() - started;
}

/** Medians of whole runs in seconds, such as of processes; interleaved as in {@link timeCalls}. */
export async function timeRuns(
  contestants: Readonly<Record<string, (run: number) => Promise<number>>>,
  runs: number,
): Promise<Record<string, number>> {
  const entries = Object.entries(contestants);
  const times = new Map<string, number[]>(entries.map(([name]) => [name, []]));
  for (let run = 0; run < runs; run++) {
    for (const index of entries.keys()) {
      const [name, once] = entries[(index + run) % entries.length] as [
        string,
        (run: number) => Promise<number>,
      ];
      times.get(name)?.push(await once(run));
    }
  }
  return Object.fromEntries([...times].map(([name, all]) => [name, median(all)]));
}
