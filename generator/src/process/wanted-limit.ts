/** The time limit for a spec that the environment sets, in milliseconds; undefined if it sets none. */
export function wantedLimitMs(): number | undefined {
  const wanted = Number(process.env.TOKEN_CLIENTS_SPEC_LIMIT_MS);
  return wanted > 0 ? wanted : undefined;
}
