import { escaped, pathOf } from '../http/path-template.js';

/** Returns the query that every request of an operation has, from the key of its path. */
export function fixedQuery(path: string): Record<string, unknown> {
  const [, query = ''] = path.replace(/#.*$/s, '').split('?', 2);
  return Object.fromEntries(new URLSearchParams(query));
}

/**
 * Makes the expression that the path of a request must match: without the query and the fragment in the key of the path. What
 * is no plain value may be written in several styles.
 */
export function sentPath(path: string, values: Readonly<Record<string, unknown>>): RegExp {
  const parts = pathOf(path)
    .split(/\{(.+?)\}/)
    .map((part, index) => {
      if (index % 2 === 0) return escaped(part);
      const value = values[part];
      return typeof value === 'object' ? '[^/]*' : `[;.]?${escaped(encodeURIComponent(`${value}`))}`;
    });
  return new RegExp(`^${parts.join('')}$`);
}
