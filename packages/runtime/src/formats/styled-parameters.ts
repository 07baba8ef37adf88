import { plainParameters } from '../client/wire.js';
import { ConfigurationError } from '../errors/errors.js';
import { formEncode, formEncodeComponent, percentEncode } from '../form.js';
import type { ParameterWriter } from '../model/formats.js';
import { encodeReserved, jsonOf, type ParameterStyle, type Parts, partsOf } from './parameter-style.js';

type Encode = (text: string) => string;

/**
 * Makes the writer of an operation that has parameters of the given styles. It writes all others in the usual way.
 *
 * Paths, queries and headers come out as the table "Style Examples" of OpenAPI 3.0.4, 3.1.1 and 3.2 has them, and, where the
 * table says nothing, as RFC 6570 does. A blank in a value of a query is `+`, as in a form.
 *
 * @param fixed a query that is part of the operation's path in the spec; that of the parameters follows it
 */
export function styledParameters(
  styles: Readonly<Record<string, ParameterStyle>>,
  fixed?: string,
): ParameterWriter {
  const styleOf = (name: string, place: ParameterStyle['in']) =>
    Object.hasOwn(styles, name) && styles[name]?.in === place ? styles[name] : undefined;
  /** Names in the path are those that are sent. */
  const inPath = new Map(
    Object.entries(styles).flatMap(([name, style]) =>
      style.in === 'path' ? [[style.name ?? name, { ...style, name }] as const] : [],
    ),
  );
  return {
    query(names, values) {
      const written = names.map(name => {
        const style = styleOf(name, 'query');
        return style ? query(style.name ?? name, values[name], style) : plainParameters.query([name], values);
      });
      return [fixed, ...written].filter(Boolean).join('&');
    },
    path(sent, values) {
      const style = inPath.get(sent);
      return style ? path(sent, values[style.name], style) : plainParameters.path(sent, values);
    },
    headers: (names, values) =>
      Object.assign(
        {},
        ...names.map(name => {
          const style = styleOf(name, 'header');
          if (!style) return plainParameters.headers([name], values);
          const text = header(name, values[name], style);
          return text !== undefined && { [style.name ?? name]: text };
        }),
      ),
  };
}

function query(name: string, value: unknown, { style, explode = false, reserved }: ParameterStyle): string {
  if (value === undefined) return '';
  const encode: Encode = reserved ? text => encodeReserved(text, 'query') : formEncodeComponent;
  const key = formEncodeComponent(name);
  if (style === 'json') {
    const values = explode && Array.isArray(value) ? value : [value];
    return values.map(item => `${key}=${encode(jsonOf(name, item))}`).join('&');
  }
  if (style === 'queryJson') return percentEncode(jsonOf(name, value));
  if (style === 'queryForm') return formEncode({ ...(value as object) });
  const found = partsOf(name, value);
  if (!found) return '';
  const { kind, parts } = found;
  if (kind === 'object' && style === 'deepObject')
    return parts
      .map(([member, text]) => `${key}${formEncodeComponent(`[${member}]`)}=${encode(text)}`)
      .join('&');
  if (explode && kind !== 'text')
    return parts
      .map(([member, text]) => `${kind === 'list' ? key : formEncodeComponent(member)}=${encode(text)}`)
      .join('&');
  return `${key}=${flat(found, SEPARATORS[style] ?? ',', formEncodeComponent, encode)}`;
}

/** As the table has them: a comma stays, a blank and a bar are encoded. */
const SEPARATORS: Partial<Record<ParameterStyle['style'], string>> = {
  spaceDelimited: '%20',
  pipeDelimited: '%7C',
};

function path(name: string, value: unknown, { style, explode = false, reserved }: ParameterStyle): string {
  const encode: Encode = reserved ? text => encodeReserved(text, 'path') : percentEncode;
  if (style === 'json') return percentEncode(jsonOf(name, value));
  const found = partsOf(name, value);
  if (!found) return '';
  const written = segment(name, found, style, explode, encode);
  // Dots between slashes would lead to another operation.
  if (reserved && /(^|\/)(\.|%2e){1,2}(\/|$)/i.test(written))
    throw new ConfigurationError(`${name} must not have . or .. between slashes.`, { option: name });
  return written;
}

function segment(
  name: string,
  found: Parts,
  style: ParameterStyle['style'],
  explode: boolean,
  encode: Encode,
): string {
  const { kind, parts } = found;
  if (style === 'matrix') {
    const named = (key: string, text: string) => `;${percentEncode(key)}${text && '='}${text}`;
    return explode && kind !== 'text'
      ? parts.map(([member, text]) => named(kind === 'list' ? name : member, encode(text))).join('')
      : named(name, flat(found, ',', percentEncode, encode));
  }
  const prefix = style === 'label' ? '.' : '';
  const separator = style === 'label' && explode ? '.' : ',';
  return (
    prefix +
    (explode ? pairs(found, separator, percentEncode, encode) : flat(found, separator, percentEncode, encode))
  );
}

/** Headers are not percent-encoded. */
function header(
  name: string,
  value: unknown,
  { style, explode = false }: ParameterStyle,
): string | undefined {
  if (style === 'json') return value === undefined ? undefined : asciiJson(jsonOf(name, value));
  const asIs: Encode = text => text;
  const found = partsOf(name, value);
  return found && (explode ? pairs : flat)(found, ',', asIs, asIs);
}

/** Escapes what a header can't hold. */
function asciiJson(json: string): string {
  return json.replace(/[^ -~]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** `a,b`, and `name,a,name,b` for an object. */
function flat({ kind, parts }: Parts, separator: string, encodeName: Encode, encode: Encode): string {
  return parts
    .flatMap(([member, text]) => (kind === 'object' ? [encodeName(member), encode(text)] : [encode(text)]))
    .join(separator);
}

/** `a,b`, and `name=a,name=b` for an object. */
function pairs({ kind, parts }: Parts, separator: string, encodeName: Encode, encode: Encode): string {
  return parts
    .map(([member, text]) => (kind === 'object' ? `${encodeName(member)}=${encode(text)}` : encode(text)))
    .join(separator);
}
