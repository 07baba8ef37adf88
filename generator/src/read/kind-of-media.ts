import { type MediaType, type OpenApiDocument, schemaName } from '../document/document.js';
import { type MediaKind, mediaKind } from '../wire/media-kind.js';

/** In what way a body of a normalised document is written or read; undefined for one that the runtime can't. */
export function kindOfMedia(
  { components }: OpenApiDocument,
  mediaType: string,
  { schema }: MediaType,
): MediaKind | undefined {
  const name = schemaName(schema);
  return mediaKind(mediaType, name === undefined ? schema : components?.schemas?.[name]);
}
