import type { ParameterStyle } from '@token-clients/runtime/formats';
import { type Encoding, type MediaType, pointer, type Schema } from '../document/document.js';
import { invalidSpec } from '../document/invalid-spec.js';
import type { Spec } from '../document/spec.js';
import { essenceOf } from '../wire/media-kind.js';
import { nestedPart, shapesOf } from '../wire/value-shape.js';
import { membersOf } from './fields.js';

/** How the fields of a form are written that are neither strings nor repeated lists. */
export interface FormFields {
  /** Separators of lists that are sent as one value. */
  readonly joined: Readonly<Record<string, string>>;
  /** Styles of all others. */
  readonly styles: Readonly<Record<string, Omit<ParameterStyle, 'in'>>>;
}

/**
 * Reads how a form is written.
 *
 * @param place JSON pointer to the media type
 * @throws {GenerateError} `spec_invalid` for an object, or a list of objects, that `encoding` says no form of
 */
export function formFields(spec: Spec, media: MediaType, place: string): FormFields {
  const { schema = {}, encoding = {} } = media;
  const joined: Record<string, string> = {};
  const styles: Record<string, Omit<ParameterStyle, 'in'>> = {};
  for (const [name, member] of membersOf(spec.document, schema)) {
    const own = Object.hasOwn(encoding, name) ? encoding[name] : undefined;
    const separator = separatorOf(own);
    const shapes = shapesOf(spec.document, member.schema);
    const style = fieldStyle(spec, member.schema, own);
    if (style === 'undefined')
      throw invalidSpec(
        spec,
        placeOfField(spec, schema, place, name),
        `The form field ${name} is an object, or a list of objects, and nothing says how it is written`,
        shapes.has('list')
          ? `Write encoding: { ${name}: { contentType: application/json } } beside the schema, or send JSON.`
          : `Write encoding: { ${name}: { style: deepObject } } or { contentType: application/json } beside the schema, or send JSON.`,
        'form-object',
      );
    if (style) styles[name] = style;
    else if (shapes.has('list') && separator !== undefined) joined[name] = separator;
  }
  return { joined, styles };
}

/** Returns what is between the items of a list that is sent as one value; undefined for a list that is repeated. */
function separatorOf({ style = 'form', explode = style === 'form' }: Encoding = {}): string | undefined {
  const separators: Readonly<Record<string, string>> = { spaceDelimited: ' ', pipeDelimited: '|' };
  return explode ? undefined : (separators[style] ?? ',');
}

function fieldStyle(
  { document }: Spec,
  schema: Schema,
  encoding: Encoding | undefined,
): Omit<ParameterStyle, 'in'> | 'undefined' | undefined {
  const shapes = shapesOf(document, schema);
  const { style, explode, allowReserved, contentType } = encoding ?? {};
  const isJson = contentType !== undefined && /^application\/json$|\+json$/.test(essenceOf(contentType));
  const isStyled = style !== undefined || explode !== undefined || allowReserved !== undefined;
  const nested = nestedPart(document, schema);
  // A content type is that of each item of a list.
  if (isJson && !isStyled && (shapes.has('object') || nested !== undefined))
    return { style: 'json', ...(shapes.has('list') && { explode: true }) };
  if (nested !== undefined) return 'undefined';
  if (shapes.has('object')) {
    if (!isStyled || (style?.endsWith('Delimited') && explode)) return 'undefined';
    return styleOf(style ?? 'form', explode, allowReserved);
  }
  if (style === 'deepObject') return 'undefined';
  return allowReserved ? styleOf(style ?? 'form', explode, true) : undefined;
}

function styleOf(style: string, explode = style === 'form', reserved = false): Omit<ParameterStyle, 'in'> {
  return {
    style: style as ParameterStyle['style'],
    ...(explode && { explode }),
    ...(reserved && { reserved }),
  };
}

/** Finds a field where a reader can change it: in the named schema if it is declared right there. */
function placeOfField({ document }: Spec, schema: Schema, place: string, name: string): string {
  const named = schema.$ref?.startsWith('#/') ? schema.$ref.slice(1) : `${place}/schema`;
  const [, key] = /^\/components\/schemas\/([^/]+)$/.exec(named) ?? [];
  const target = key === undefined ? schema : document.components?.schemas?.[key];
  return target?.properties && Object.hasOwn(target.properties, name)
    ? `${named}/properties${pointer(name)}`
    : `${place}/schema`;
}
