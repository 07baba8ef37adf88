import { type MediaType, pointer } from '../document/document.js';
import { invalidSpec } from '../document/invalid-spec.js';
import type { Spec } from '../document/spec.js';
import { essenceOf, mediaKind } from '../wire/media-kind.js';
import { shapesOf } from '../wire/value-shape.js';
import { membersOf } from './fields.js';

/**
 * Reads the content types of the parts of a multipart body, as far as they are others than a part has anyway: a list of types,
 * or a range, is the file's to say.
 *
 * @param place JSON pointer to the media type
 * @throws {GenerateError} `spec_invalid` for a part in a style, with headers, or in a media type that the runtime can't write
 */
export function partTypes(spec: Spec, media: MediaType, place: string): Record<string, string> {
  const { schema = {}, encoding = {} } = media;
  const types: Record<string, string> = {};
  const members = membersOf(spec.document, schema);
  for (const [name, { contentType, headers = {}, style, explode }] of Object.entries(encoding)) {
    const at = `${place}/encoding${pointer(name)}`;
    const own = Object.keys(headers).filter(header => !/^content-(type|disposition)$/i.test(header));
    if (own.length > 0)
      throw invalidSpec(
        spec,
        `${at}/headers`,
        `The part ${name} has headers (${own.join(', ')}), which FormData can't write`,
        'Leave them out if the API works without them.',
        'part-of-form',
      );
    // OpenAPI 3.0 says that a style has no effect here.
    const isStyled = style !== undefined || explode !== undefined;
    if (
      isStyled &&
      contentType === undefined &&
      !spec.document.openapi?.startsWith('3.0') &&
      !isUsual(style, explode)
    )
      throw invalidSpec(
        spec,
        at,
        `The part ${name} is written in the style ${style ?? 'form'}, which the runtime has for forms and queries only`,
        'Say its contentType instead.',
        'part-of-form',
      );
    if (contentType === undefined || /[,*]/.test(contentType)) continue;
    const shapes = shapesOf(spec.document, members.get(name)?.schema ?? {});
    const isJson = mediaKind(contentType, undefined) === 'json';
    if (shapes.has('object') && !isJson)
      throw invalidSpec(
        spec,
        `${at}/contentType`,
        `The part ${name} is an object that is written as ${contentType}`,
        'Write application/json if the API reads that.',
        'media-type',
      );
    const anyway = shapes.has('object') ? 'application/json' : 'text/plain';
    if (essenceOf(contentType) !== anyway) types[name] = contentType;
  }
  return types;
}

function isUsual(style = 'form', explode = style === 'form'): boolean {
  return style === 'form' && explode;
}
