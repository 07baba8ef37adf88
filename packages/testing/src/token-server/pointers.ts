type Members = Record<string, unknown>;

/** Returns a copy of a JSON value in which another value stands at a pointer (RFC 6901); what is missing on the way is made. */
export function withValueAt(value: unknown, pointer: string, set: unknown): unknown {
  if (pointer === '') return set;
  const keys = keysOf(pointer);
  const last = keys.pop() ?? '';
  const copy = structuredClone(isObject(value) ? value : {});
  let here: Members = copy;
  for (const key of keys) {
    const below = here[key];
    if (!isObject(below)) here[key] = {};
    here = here[key] as Members;
  }
  here[last] = set;
  return copy;
}

/** Returns a copy of a JSON value without what is at a pointer. */
export function withoutValueAt(value: unknown, pointer: string): unknown {
  const keys = keysOf(pointer);
  const last = keys.pop() ?? '';
  const copy = structuredClone(value);
  let here = copy;
  for (const key of keys) here = isObject(here) ? here[key] : undefined;
  if (isObject(here)) delete here[last];
  return copy;
}

function keysOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map(key => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null;
}
