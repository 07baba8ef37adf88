/** Sets a member of an object. Not by assignment: a key may be `__proto__`. */
export function setMember(part: object, key: string, value: unknown): void {
  Object.defineProperty(part, key, { value, writable: true, enumerable: true, configurable: true });
}

/** Tells whether a value has more characters than `limit` as JSON, roughly, and looks no further than that. */
export function isLongerThan(value: unknown, limit: number): boolean {
  let left = limit;
  const count = (part: unknown): void => {
    left -= typeof part === 'string' ? part.length + 2 : 8;
    if (left < 0 || typeof part !== 'object' || part === null) return;
    for (const [name, member] of Object.entries(part)) {
      if (!Array.isArray(part)) left -= name.length + 4;
      count(member);
      if (left < 0) return;
    }
  };
  count(value);
  return left < 0;
}
