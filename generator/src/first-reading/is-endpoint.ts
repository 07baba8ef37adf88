/**
 * Tells whether an operation is at a URL. Variables of servers and paths stand for anything but a slash; where no server is
 * known, the path counts alone.
 */
export function isEndpoint(url: string, path: string, servers: readonly { readonly url: string }[]): boolean {
  const asked = withoutQuery(url);
  const own = withoutQuery(path);
  if (servers.length === 0) return URL.canParse(asked) && fits(own, new URL(asked).pathname);
  return servers.some(server => fits(server.url.replace(/\/$/, '') + own, asked));
}

function withoutQuery(text: string): string {
  return text.replace(/[?#].*$/s, '').replace(/\/$/, '');
}

/** Compares part by part. A variable fits any part that begins and ends like the one it is in. */
function fits(template: string, text: string): boolean {
  const [parts, given] = [template.split('/'), text.split('/')];
  return parts.length === given.length && parts.every((part, index) => fitsPart(part, given[index] ?? ''));
}

function fitsPart(template: string, part: string): boolean {
  const [, before, behind] = /^([^{]*)\{.*\}([^}]*)$/s.exec(template) ?? [];
  if (before === undefined || behind === undefined) return template === part;
  return part.length > before.length + behind.length && part.startsWith(before) && part.endsWith(behind);
}
