/** What a key of `paths` says. The key as a whole is the operation's identity. */
export interface PathKey {
  /** What is sent as the path. */
  readonly path: string;
  /** What every request has in its query, decoded, in the order of the key. */
  readonly query: readonly (readonly [name: string, value: string])[];
}

/** Splits a key of `paths`, such as `/token?grant_type=refresh_token#jwt`. A fragment only tells two keys apart. */
export function splitPathKey(key: string): PathKey {
  const [withQuery = ''] = key.split('#', 1);
  const mark = withQuery.indexOf('?');
  if (mark < 0) return { path: withQuery, query: [] };
  return { path: withQuery.slice(0, mark), query: [...new URLSearchParams(withQuery.slice(mark + 1))] };
}

/** Lists the names of the parameters in a path, each once. */
export function templateNames(path: string): string[] {
  return [...new Set([...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name))];
}
