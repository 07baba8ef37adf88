/** Returns the path that is sent for a key of `paths`: a vendor may have written a query and a fragment into it, and no slash. */
export function pathOf(key: string): string {
  const path = key.replace(/\{[?&][^{}]*\}/g, '').replace(/[?#].*$/s, '');
  return path.startsWith('/') ? path : `/${path}`;
}

/**
 * Returns a function that reads the parameters of a path, decoded; it returns undefined for a path of another form.
 *
 * @param template such as `/accounts/{id}`
 */
export function pathMatcher(template: string): (path: string) => Record<string, string> | undefined {
  const names: string[] = [];
  const parts = template.split(/\{([^{}]+)\}/).map((part, index) => {
    if (index % 2 === 0) return escaped(part);
    names.push(part);
    return '([^/]+)';
  });
  const whole = new RegExp(`^${parts.join('')}$`);
  return path => {
    const found = whole.exec(path);
    return found ? Object.fromEntries(names.map((name, at) => [name, decoded(found[at + 1])])) : undefined;
  };
}

/** Returns the expression that matches a string and nothing else. */
export function escaped(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}

function decoded(text = ''): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
