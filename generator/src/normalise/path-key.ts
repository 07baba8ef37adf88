/** Lists the names of the parameters in a key of `paths`, each once. What follows "#" is not sent. */
export function templateNames(key: string): string[] {
  const sent = key.replace(/#.*/s, '');
  return [...new Set([...sent.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name))];
}

/**
 * Writes a key of `paths` as the path that clients send, with the query that every request has.
 *
 * A key names the operation and stays as it is, but for what clients write by themselves: a parameter of the query that also
 * stands in the key, as in `/things?page={page}` or `/things{?page}`. A slash at the start is added.
 *
 * @param query names of the parameters that the operation has in its query
 */
export function pathOf(key: string, query: ReadonlySet<string>): string {
  const [, sent = '', fragment = ''] = /^([^#]*)(.*)$/s.exec(key) ?? [];
  const [path = '', ...rest] = sent.replace(/\{[?&][^{}]*\}/g, '').split('?');
  const fixed = rest
    .join('?')
    .split('&')
    .filter(part => part !== '' && !isWritten(part, query));
  const slash = path.startsWith('/') ? '' : '/';
  return slash + path + (fixed.length > 0 ? `?${fixed.join('&')}` : '') + fragment;
}

/** Whether a part of a query is a parameter that clients write there by themselves. */
function isWritten(part: string, query: ReadonlySet<string>): boolean {
  const [, name, value] = /^([^=]+)=\{([^{}]+)\}$/.exec(part) ?? [];
  return name !== undefined && name === value && query.has(name);
}
