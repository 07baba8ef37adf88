/** A name on the way, with what is left to visit from it. */
interface Step {
  readonly name: string;
  readonly index: number;
  readonly left: string[];
  /** The first name on the way that is reached from here. */
  low: number;
}

/**
 * Says of each name whether it leads back to itself: Tarjan's search for strongly connected components, in one visit of each
 * reference. Not by recursion: names can follow each other further than calls can be nested.
 */
export function isInCircle(references: ReadonlyMap<string, readonly string[]>): (name: string) => boolean {
  const indexes = new Map<string, number>();
  const inCircle = new Set<string>();
  const found: string[] = [];
  const pending = new Set<string>();
  const way: Step[] = [];

  const enter = (name: string) => {
    const index = indexes.size;
    indexes.set(name, index);
    found.push(name);
    pending.add(name);
    way.push({ name, index, low: index, left: [...(references.get(name) ?? [])] });
  };
  /** Takes off a name whose references are all visited, and with it the circle of which it was the first. */
  const leave = ({ name, index, low }: Step) => {
    way.pop();
    const before = way.at(-1);
    if (before) before.low = Math.min(before.low, low);
    if (low < index) return;
    const members = found.splice(found.lastIndexOf(name));
    for (const member of members) pending.delete(member);
    if (members.length > 1 || references.get(name)?.includes(name))
      for (const member of members) inCircle.add(member);
  };

  for (const start of references.keys()) {
    if (!indexes.has(start)) enter(start);
    for (let here = way.at(-1); here !== undefined; here = way.at(-1)) {
      const next = here.left.pop();
      if (next === undefined) leave(here);
      else if (!indexes.has(next)) enter(next);
      else if (pending.has(next)) here.low = Math.min(here.low, indexes.get(next) ?? here.low);
    }
  }
  return name => inCircle.has(name);
}
