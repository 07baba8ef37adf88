/** Sets a member of an object. Not by assignment: a key may be `__proto__`. */
export function setMember(part: object, key: string, value: unknown): void {
  Object.defineProperty(part, key, { value, writable: true, enumerable: true, configurable: true });
}

/** How deep parts may be inside one another once they are joined. */
const MAX_JOINED_DEPTH = 1_000;

/**
 * Tells whether a value has more characters than `limit` as JSON, roughly, and looks no further than that. A value inside
 * itself has.
 */
export function isLongerThan(value: unknown, limit: number): boolean {
  let left = limit;
  const count = (part: unknown, depth: number): void => {
    left = depth > MAX_JOINED_DEPTH ? -1 : left - (typeof part === 'string' ? part.length + 2 : 8);
    if (left < 0 || typeof part !== 'object' || part === null) return;
    for (const [name, member] of Object.entries(part)) {
      if (!Array.isArray(part)) left -= name.length + 4;
      count(member, depth + 1);
      if (left < 0) return;
    }
  };
  count(value, 0);
  return left < 0;
}
