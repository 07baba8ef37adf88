import type { ParameterStyle } from '@token-clients/runtime/formats';
import type { Parameter, Schema } from '../document/document.js';
import { invalidSpec } from '../document/invalid-spec.js';
import type { Spec } from '../document/spec.js';
import { essenceOf } from './media-kind.js';
import { nestedPart, type Shape, shapesOf } from './value-shape.js';

type Place = ParameterStyle['in'];

/** The styles that OpenAPI has for each place; the first is the default. */
const STYLES: Readonly<Record<Place, readonly string[]>> = {
  path: ['simple', 'label', 'matrix'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  header: ['simple'],
};

/**
 * Returns the style in which a parameter is written; undefined where the runtime's usual way is that style: a string, or in a
 * query a list whose items are repeated.
 *
 * @param place JSON pointer to the parameter
 * @throws {GenerateError} `spec_invalid` for a style that the place does not have, and for values that OpenAPI has no form for
 */
export function parameterStyle(spec: Spec, parameter: Parameter, place: string): ParameterStyle | undefined {
  const where = parameter.in as Place;
  const wireName = parameter['x-wire-name'];
  const name = wireName === undefined ? {} : { name: wireName };
  const byContent = contentStyle(spec, parameter, place);
  if (byContent)
    return byContent === 'text' ? renamed(where, name) : { in: where, ...name, style: byContent };
  const [usual = 'simple'] = STYLES[where];
  const { style = usual, explode = style === 'form', allowReserved, schema = {} } = parameter;
  if (!STYLES[where].includes(style)) {
    throw invalidSpec(
      spec,
      `${place}/style`,
      `${style} is no style of a parameter in a ${where}`,
      `Write ${STYLES[where].join(' or ')}, or leave it out.`,
      'parameter-style',
    );
  }
  const shapes = shapesOf(spec.document, schema);
  checkStyle(spec, parameter, place, { style, explode, shapes, schema });
  const reserved = allowReserved === true && (where === 'query' || (where === 'path' && isVersion32(spec)));
  if (allowReserved === true && !reserved) noteReserved(spec, parameter, place);
  const isText = shapes.size > 0 && [...shapes].every(shape => shape === 'text');
  const isRepeated = explode && shapes.size > 0 && !shapes.has('object');
  const isPlain = style === usual && (isText || (where === 'query' && isRepeated));
  if (isPlain && !reserved) return renamed(where, name);
  return {
    in: where,
    ...name,
    style: style as ParameterStyle['style'],
    ...(explode && { explode }),
    ...(reserved && { reserved }),
  };
}

function renamed(where: Place, name: { readonly name?: string }): ParameterStyle | undefined {
  if (name.name === undefined) return undefined;
  return {
    in: where,
    ...name,
    ...(where === 'query' ? { style: 'form', explode: true } : { style: 'simple' }),
  };
}

function isVersion32({ document }: Spec): boolean {
  return document.openapi?.startsWith('3.2') ?? false;
}

function noteReserved(spec: Spec, { name, in: where }: Parameter, place: string): void {
  spec.findings.add({
    kind: 'note',
    rule: 'reserved-characters',
    problem: `allowReserved has no effect on ${name}: OpenAPI has it for a query${where === 'path' ? ', and only since 3.2 for a path' : ''}`,
    place: spec.places.at(spec.document, place),
  });
}

/** Returns how a parameter with `content` is written; undefined for one with a schema. */
function contentStyle(
  spec: Spec,
  { name, content, 'x-querystring': isWhole }: Parameter,
  place: string,
): 'json' | 'text' | 'queryForm' | 'queryJson' | undefined {
  const [mediaType] = Object.keys(content ?? {});
  if (mediaType === undefined) return undefined;
  const essence = essenceOf(mediaType);
  const isJson = /^application\/json$|\+json$/.test(essence);
  if (isWhole && essence === 'application/x-www-form-urlencoded') return 'queryForm';
  if (isJson) return isWhole ? 'queryJson' : 'json';
  if (essence === 'text/plain' && !isWhole) return 'text';
  throw invalidSpec(
    spec,
    `${place}/content`,
    `The parameter ${name} is written as ${mediaType}`,
    isWhole
      ? 'Describe the query as application/x-www-form-urlencoded or application/json.'
      : 'Describe it as application/json, or give it a schema and a style.',
    'media-type',
  );
}

/** Rejects what OpenAPI leaves open, or marks as not applicable in its table of styles. */
function checkStyle(
  spec: Spec,
  { name, in: where }: Parameter,
  place: string,
  {
    style,
    explode,
    shapes,
    schema,
  }: { style: string; explode: boolean; shapes: ReadonlySet<Shape>; schema: Schema },
): void {
  const undefinedForm = (problem: string, fix: string) =>
    invalidSpec(
      spec,
      place,
      `The parameter ${name} is ${problem}, which OpenAPI does not define`,
      fix,
      'parameter-style',
    );
  if (style === 'deepObject' && !shapes.has('object') && shapes.size > 0)
    throw undefinedForm('no object, in the style deepObject', 'Leave the style out.');
  if (style.endsWith('Delimited') && explode && [...shapes].some(shape => shape !== 'text'))
    throw undefinedForm(`exploded in the style ${style}`, 'Write explode: false, or leave the style out.');
  const nested = nestedPart(spec.document, schema);
  if (nested === undefined) return;
  const what =
    nested === '[]'
      ? 'a list whose items are lists or objects'
      : `an object with lists or objects in it (${nested === '*' ? 'additionalProperties' : nested})`;
  throw undefinedForm(
    `${what}, in the style ${style}`,
    where === 'query' ? 'Describe it by content: application/json if the API reads that.' : 'Leave it out.',
  );
}
