import { usageError } from '../cli-error.js';
import type { Reference } from '../config/secret-reference.js';
import { shellWord } from '../output/shell-quote.js';
import { basicPair, type CapturedRequest } from './captured-request.js';
import type { Placeholder } from './placeholders.js';
import { group, writers } from './shell-text.js';

/**
 * Writes a request as a command line for a POSIX shell. The line reads secrets where they are kept, and gives them to curl
 * by a pipe: other users could see what is among its arguments. Where a secret is missing or empty, curl is not started.
 *
 * @param used the placeholders that are in it
 * @param basicEncoding how the server wants id and secret of HTTP Basic
 * @throws {CliError} `usage` when the secrets of the request can't all go through one pipe
 */
export function curlLine(
  request: CapturedRequest,
  used: readonly Placeholder[],
  basicEncoding: 'form' | 'raw' = 'form',
): string {
  const { method, url, headers, body } = request;
  const basic = basicPair(request);
  const { variables, reading } = reader(used);
  const hasSecret = (text: string) => used.some(({ mark }) => text.includes(mark));

  const curl = ['curl', '--request', method, shellWord(url)];
  const secretHeaders: string[] = [];
  for (const [name, value] of headers) {
    // curl has a user agent of its own.
    if (name === 'user-agent') continue;
    if (name === 'authorization' && hasSecret(basic)) {
      const pair = writers(basic, variables, basicEncoding === 'form' ? 'url' : 'plain');
      secretHeaders.push("printf %s 'authorization: Basic '", `${group(pair)} | base64 | tr -d '\\n'`);
    } else if (hasSecret(value)) {
      secretHeaders.push(...writers(`${name}: ${value}`, variables, 'plain'));
    } else {
      curl.push('--header', shellWord(`${name}: ${value}`));
      continue;
    }
    secretHeaders.push("printf '\\n'");
  }
  if (hasSecret(url) || (hasSecret(body) && secretHeaders.length > 0))
    throw usageError(
      'A curl command would show a secret of this request in the list of processes: not all of them are in its body. Use --dry-run.',
    );

  const type = headers.get('content-type') ?? '';
  const spelling = /x-www-form-urlencoded/i.test(type) ? 'url' : /json/i.test(type) ? 'json' : 'plain';
  const secretBody = hasSecret(body) ? writers(body, variables, spelling) : [];
  if (secretHeaders.length > 0) curl.push('--header', '@-');
  if (body !== '') curl.push('--data-binary', secretBody.length > 0 ? '@-' : shellWord(body));
  return reading(group([...secretHeaders, ...secretBody]), curl.join(' '));
}

/** Returns the shell variable of each placeholder, and what writes a line that reads them all and then runs the pipe. */
function reader(placeholders: readonly Placeholder[]) {
  const taken = placeholders.flatMap(({ place }) => (place?.kind === 'env' ? [place.target] : []));
  const variables = new Map<string, string>();
  const first: string[] = [];
  let own = 0;
  for (const { mark, place } of placeholders) {
    let variable = place?.kind === 'env' ? place.target : undefined;
    if (variable === undefined) {
      do variable = `secret${++own}`;
      while (taken.includes(variable));
      first.push(`${variable}=$(${readingOf(place)})`);
    }
    variables.set(mark, variable);
    first.push(`: "\${${variable}:?}"`);
  }
  const reading = (secrets: string, curl: string): string => {
    if (first.length === 0) return curl;
    const line = [...first, `${secrets} | ${curl}`].join(' && ');
    // A shell of its own forgets the secret at the end.
    return own > 0 ? `(${line})` : line;
  };
  return { variables, reading };
}

function readingOf(place: Reference | undefined): string {
  if (place?.kind === 'file') return `cat ${shellWord(place.target)}`;
  // As this program runs it; whatever is in it ends with it, a comment as well.
  return place?.kind === 'command' ? `sh -c ${shellWord(place.target)}` : ':';
}
