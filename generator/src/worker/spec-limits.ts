/** Limits the work that a spec can cause. */
export interface SpecLimits {
  /** How long a library may be busy with the spec, in milliseconds. Default: 20 s, and 10 s more for each MB. */
  readonly limitMs?: number | undefined;
}

/** Returns the time limit for a document, given as JSON. */
export function specLimitMs(source: string, { limitMs }: SpecLimits): number {
  const wanted = Number(process.env.TOKEN_CLIENTS_SPEC_LIMIT_MS);
  return limitMs ?? (wanted > 0 ? wanted : 20_000 + source.length / 100);
}
