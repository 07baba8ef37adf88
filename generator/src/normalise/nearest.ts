/** Returns the names that are most like a given one, the most alike first. */
export function nearest(name: string, names: readonly string[], count = 5): string[] {
  const wanted = name.slice(0, LONGEST).toLowerCase();
  return [...new Set(names)]
    .map(one => ({ one, distance: distance(wanted, one.slice(0, LONGEST).toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ one }) => one);
}

/** Comparing costs the square of it. */
const LONGEST = 100;

/** How many letters have to be added, taken away or changed to make one string of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
