import { formEncodeComponent } from '../form.js';
import { secretNames } from './names.js';
import * as spell from './spellings.js';
import { allSpellingsOf } from './spellings.js';
import * as texts from './text.js';
import { redactNamed, redactSchemes } from './text.js';

// Constants of this file, not re-exports: bundlers load what the index re-exports at the start of every program, and only
// failures need these.

/** What stands in the place of a secret. */
export const REDACTED: '[redacted]' = texts.REDACTED;
/**
 * Redacts a server's message so that it can be shown: secrets in each spelling in which they may come back, and all but one
 * line of ASCII, cut at 300 characters.
 */
export const redactMessage: (text: string, secrets: readonly string[]) => string = texts.redactMessage;
/** Returns how a secret may be spelled where it comes back: plain, URL- and form-encoded, JSON-escaped, in base64. */
export const spellingsOf: (value: string) => string[] = spell.spellingsOf;

/**
 * Returns whether a field, parameter or header of this name is secret at every provider. Upper and lower case, `-`, `_`,
 * dots and blanks make no difference.
 */
export function isSecretName(name: string): boolean {
  return secretNames()(name);
}

/** What a redactor knows. */
export interface RedactorOptions {
  /** Wire names that are secret, such as a descriptor's `secretFields`, beside those that are secret at every provider. */
  readonly fields?: Iterable<string> | undefined;
  /**
   * Secrets by value. The list is read at each use, so it may grow. With a value of fewer than four characters, every string
   * is redacted whole.
   */
  readonly values?: readonly string[] | undefined;
}

/** Redacts secrets in whatever may hold them. Never throws on odd input; when in doubt it redacts more. */
export interface Redactor {
  /** Redacts any string: known values in every spelling, `name=value`, `"name": "value"`, URLs with a password, Basic and Bearer. */
  text(text: string): string;
  /** Redacts headers and returns them by lower-case name. Keeps the scheme of `Authorization`. */
  headers(
    headers: Headers | Readonly<Record<string, string>> | Iterable<readonly [string, string]>,
  ): Record<string, string>;
  /** Redacts a URL, absolute or not: user, password, query and fragment. */
  url(url: string | URL): string;
  /** Redacts a body as sent or received, by its content type; without one, it is guessed from the body. */
  body(text: string, contentType?: string | null): string;
  /** Returns a redacted copy of any value: members by name, strings by content, at any depth. */
  value(value: unknown): unknown;
  /** Returns whether a name is secret. Upper and lower case, `-`, `_`, dots and blanks make no difference. */
  isSecret(name: string): boolean;
}

/** Deeper levels are redacted whole. */
const MAX_DEPTH = 20;

/**
 * Makes a redactor for logs, events and debug output.
 *
 * @example
 * const { headers, body } = redactor({ fields: descriptor.secretFields, values: [clientSecret] });
 */
export function redactor({ fields, values = [] }: RedactorOptions = {}): Redactor {
  const isSecret = secretNames(fields);
  const spellings: string[] = [];
  let known = 0;

  function redactValues(text: string): string {
    for (; known < values.length; known++) {
      const value = values[known];
      if (value) spellings.push(...(value.length < 4 ? [value] : allSpellingsOf(value)));
    }
    if (values.some(value => value && value.length < 4) && text !== '') return REDACTED;
    return texts.redactEach(text, spellings);
  }

  const text = (given: string) => redactNamed(redactSchemes(redactValues(given)), isSecret);

  /** Redacts a member's value, by its name. */
  const named = (name: string, given: string) => (isSecret(name) ? REDACTED : asString(given));

  /** Redacts a string that may be JSON. */
  function asString(given: string): string {
    if (!/^\s*[[{]/.test(given)) return text(given);
    try {
      return JSON.stringify(copy(JSON.parse(redactValues(given)), 0, []));
    } catch {
      return text(given);
    }
  }

  function form(given: string): string {
    const pairs = redactValues(given)
      .split('&')
      .map(pair => {
        const [, name = '', value = ''] = /^([^=]*)=?([\s\S]*)$/.exec(pair) ?? [];
        const plain = decode(value);
        const clean = named(decode(name), plain);
        return clean === plain ? pair : `${name}=${clean === REDACTED ? clean : formEncodeComponent(clean)}`;
      });
    return pairs.join('&');
  }

  function url(given: string | URL): string {
    // Known values first: one with `&` or `#` in it would be taken apart.
    const parts = /^([^?#]*)(?:\?([^#]*))?(?:#([\s\S]*))?$/.exec(redactValues(`${given}`));
    const [, base = '', query, fragment] = parts ?? [];
    return (
      text(base) +
      (query === undefined ? '' : `?${form(query)}`) +
      (fragment === undefined ? '' : `#${form(fragment)}`)
    );
  }

  function headers(given: Parameters<Redactor['headers']>[0]): Record<string, string> {
    const entries = Symbol.iterator in given ? [...given] : Object.entries(given);
    return Object.fromEntries(
      entries.map(([name, value]) => {
        const scheme = /authorization$/i.test(name) ? (/^[\w-]+ (?=.)/.exec(value)?.[0] ?? '') : '';
        return [name.toLowerCase(), isSecret(name) ? scheme + REDACTED : asString(value)];
      }),
    );
  }

  function copy(given: unknown, depth: number, above: readonly unknown[]): unknown {
    if (typeof given === 'string') return asString(given);
    if (typeof given !== 'object' || given === null) return typeof given === 'function' ? undefined : given;
    if (depth >= MAX_DEPTH || above.includes(given)) return REDACTED;
    if (given instanceof URL) return url(given);
    if (given instanceof Date) return given;
    if (given instanceof Headers) return headers(given);
    if (given instanceof URLSearchParams) return form(`${given}`);
    if (ArrayBuffer.isView(given) || given instanceof ArrayBuffer) return `[${given.byteLength} bytes]`;
    const inner = (item: unknown) => copy(item, depth + 1, [...above, given]);
    if (Array.isArray(given)) return given.map(inner);
    if (given instanceof Set) return [...given].map(inner);
    const members: [unknown, unknown][] =
      given instanceof Map
        ? [...given]
        : given instanceof Error
          ? [
              ['name', given.name],
              ['message', given.message],
              ...Object.entries(given),
              ['cause', given.cause],
            ]
          : Object.entries(given);
    return Object.fromEntries(
      members
        .filter(([, member]) => member !== undefined)
        .map(([name, member]) => {
          const secret = typeof name === 'string' && isSecret(name) && member !== null;
          return [text(`${name}`), secret ? REDACTED : inner(member)];
        }),
    );
  }

  return {
    text,
    headers,
    url,
    body(given, contentType) {
      if (/x-www-form-urlencoded/i.test(contentType ?? '')) return form(given);
      if (contentType === undefined && /^[\w.~%+-]+=[^\s{"]*$/.test(given)) return form(given);
      return asString(given);
    },
    value: given => copy(given, 0, []),
    isSecret,
  };
}

/** Decodes a form-encoded string; one that is not encoded stays as it is. */
function decode(given: string): string {
  try {
    return decodeURIComponent(given.replaceAll('+', ' '));
  } catch {
    return given;
  }
}
