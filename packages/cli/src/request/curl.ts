import type { CapturedRequest } from './captured-request.js';

/** A secret's stand-in in a request, and the variable that a shell reads in its place. */
export interface Stand {
  /** Letters and digits only: it looks the same in JSON, forms and URLs. */
  readonly mark: string;
  /** Such as `EQUINIX_CLIENT_SECRET`. */
  readonly variable: string;
}

/**
 * Writes a request as a line for a POSIX shell. Secrets are read from variables, and reach curl by a pipe: what
 * stands in its arguments could be seen by others.
 */
export function curlLine({ method, url, headers, body }: CapturedRequest, stands: readonly Stand[]): string {
  const parts = ['curl', '--request', method, quote(url, stands)];
  let before = '';
  for (const [name, value] of headers) {
    const basic = name === 'authorization' ? basicPair(value) : undefined;
    if (basic !== undefined && hasMark(basic, stands)) {
      before = `printf 'authorization: Basic %s' "$(printf %s ${quote(basic, stands)} | base64 | tr -d '\\n')" | `;
      parts.push('--header', '@-');
    } else parts.push('--header', quote(`${name}: ${value}`, stands));
  }
  if (body !== '' && isForm(headers)) {
    for (const [name, value] of new URLSearchParams(body)) {
      if (before === '' && hasMark(value, stands)) {
        before = `printf %s ${quote(value, stands)} | `;
        parts.push('--data-urlencode', quote(`${name}@-`, stands));
      } else {
        parts.push('--data-urlencode', quote(`${name}=${value}`, stands));
      }
    }
  } else if (hasMark(body, stands)) {
    before = `printf %s ${quote(body, stands)} | `;
    parts.push('--data-binary', '@-');
  } else if (body !== '') {
    parts.push('--data-binary', quote(body, stands));
  }
  return before + parts.join(' ');
}

/** Quotes a text for sh. Where it holds a stand-in, the shell puts the variable's value. */
function quote(text: string, stands: readonly Stand[]): string {
  if (!hasMark(text, stands))
    return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
  let quoted = text.replace(/["\\$`]/g, '\\$&');
  for (const { mark, variable } of stands) quoted = quoted.replaceAll(mark, `\${${variable}}`);
  return `"${quoted}"`;
}

function hasMark(text: string, stands: readonly Stand[]): boolean {
  return stands.some(({ mark }) => text.includes(mark));
}

function isForm(headers: Headers): boolean {
  return /x-www-form-urlencoded/i.test(headers.get('content-type') ?? '');
}

/** `id:secret` of a Basic header. */
function basicPair(value: string): string | undefined {
  const [, encoded] = /^Basic (.+)$/i.exec(value) ?? [];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8');
}
