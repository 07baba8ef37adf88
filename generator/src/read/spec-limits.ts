/** Limits the work that a spec can cause. */
export interface SpecLimits {
  /** How long a library may be busy with the spec, in milliseconds. Default: 20 s, and 10 s more for each MB. */
  readonly limitMs?: number | undefined;
}

/** Returns the time limit of a library for a document, given as JSON. */
export function specLimitMs(source: string, { limitMs }: SpecLimits): number {
  return limitMs ?? 20_000 + source.length / 100;
}

/**
 * Returns the time limit of our own code for specs of a length, in milliseconds: a minute, and half a minute more for each MB,
 * which is a hundred times what it takes.
 */
export function readingLimitMs(length: number, { limitMs }: SpecLimits): number {
  return limitMs ?? 60_000 + length * 0.03;
}
