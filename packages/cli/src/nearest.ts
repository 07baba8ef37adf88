/**
 * Returns the known name that is nearest to a mistyped one; undefined if none is near.
 *
 * @param most how many letters may differ
 */
export function nearest(
  typed: string,
  known: Iterable<string>,
  most: number = Math.max(2, Math.floor(typed.length / 3)),
): string | undefined {
  let best: string | undefined;
  let least = most + 1;
  for (const name of known) {
    const edits = distance(typed.toLowerCase(), name.toLowerCase());
    if (edits < least) [best, least] = [name, edits];
  }
  return best;
}

/** Returns ` Did you mean x?`, or an empty string if no known name is near. */
export function didYouMean(typed: string, known: Iterable<string>, prefix = ''): string {
  const name = nearest(typed, known);
  return name === undefined ? '' : ` Did you mean ${prefix}${name}?`;
}

/** The Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, change));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
