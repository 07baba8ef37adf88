/**
 * Estimates how many characters a value has as JSON. A part that is used in several places counts in each: a YAML alias is
 * one object in memory, and many in JSON. Each part is measured once. Infinity for a value that contains itself.
 */
export function expandedSize(value: unknown): number {
  const sizes = new Map<object, number>();
  const sizeOf = (part: unknown): number => {
    if (typeof part !== 'object' || part === null) return typeof part === 'string' ? part.length + 2 : 8;
    const known = sizes.get(part);
    if (known !== undefined) return known;
    // A part that is met again before it is measured contains itself.
    sizes.set(part, Number.POSITIVE_INFINITY);
    let size = 2;
    for (const [name, member] of Object.entries(part)) {
      size += sizeOf(member) + (Array.isArray(part) ? 1 : name.length + 4);
    }
    sizes.set(part, size);
    return size;
  };
  return sizeOf(value);
}
