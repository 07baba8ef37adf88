import type { SampleRequest } from './sample-request.js';

/**
 * Writes a request as a command for a POSIX shell. Secrets are in variables of the shell and get to curl by stdin: other users
 * could see what is among its arguments.
 */
export function curlCommand({ method, url, headers, body, secrets }: SampleRequest): string {
  const isSecret = (text: string) => [...secrets.keys()].some(mark => text.includes(mark));
  const isForm = /x-www-form-urlencoded/i.test(headers['content-type'] ?? '');
  const secretBody = !isForm && isSecret(body);
  const lines = [`curl --request ${method} ${isSecret(url) ? '' : word(url)}`.trimEnd()];
  // curl takes brackets in a URL for a list of URLs.
  if (/[[\]{}]/.test(url)) lines.push('--globoff');
  const config = isSecret(url) ? [`url = ${quotedForConfig(url)}`] : [];
  for (const [name, value] of Object.entries(headers)) {
    const pair = basicPair(name, value);
    if (pair !== undefined) config.push(`user = ${quotedForConfig(pair)}`);
    else if (isSecret(value)) config.push(`header = ${quotedForConfig(`${name}: ${value}`)}`);
    else lines.push(`--header ${word(`${name}: ${value}`)}`);
  }
  for (const [name, value] of isForm ? new URLSearchParams(body) : []) {
    if (isSecret(value)) config.push(`data-urlencode = ${quotedForConfig(`${name}=${value}`)}`);
    else lines.push(`--data-urlencode ${word(`${name}=${value}`)}`);
  }
  const rest = isForm ? '' : indented(body);
  if (secretBody && config.length > 0) config.push(`data = ${quotedForConfig(body)}`);
  else if (secretBody) return `${joined([...lines, '--data @-'])} <<END\n${forShell(rest, secrets)}\nEND`;
  else if (rest !== '') lines.push(`--data ${word(rest)}`);
  if (config.length === 0) return joined(lines);
  return `${joined([...lines, '--config -'])} <<END\n${forShell(config.join('\n'), secrets)}\nEND`;
}

function joined(lines: readonly string[]): string {
  return lines.join(' \\\n  ');
}

/** JSON as a person writes it; any other body as it is. */
function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/** Returns `id:secret` of HTTP Basic, which curl encodes itself. */
function basicPair(name: string, value: string): string | undefined {
  const [, encoded] = (name.toLowerCase() === 'authorization' && /^Basic (.+)$/i.exec(value)) || [];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8');
}

/** A string as curl's configuration has it. */
function quotedForConfig(text: string): string {
  const escaped = text.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return `"${escaped}"`;
}

/** Text in a here-document: the shell fills in its variables and nothing else, and stops before curl where one is empty. */
function forShell(text: string, secrets: SampleRequest['secrets']): string {
  let shown = text.replace(/[\\$`]/g, '\\$&');
  for (const [mark, variable] of secrets) shown = shown.replaceAll(mark, () => `\${${variable}:?}`);
  return shown;
}

/** A string as one word of a command line for sh: as it is where that is safe. */
function word(text: string): string {
  return /^[\w./:@%+,-][\w./:@%+=,-]*$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
