import { type OpenApiDocument, pointer } from '../document/document.js';
import { isObject } from '../document/json.js';
import { SchemaReader } from '../token/schema-reader.js';

/** A metadata document that a spec names. */
export interface NamedMetadata {
  /** As an absolute URL if that is known. */
  readonly url: string;
  /** JSON pointer of the field that names it. */
  readonly pointer: string;
}

const FIELD_OF_TYPE: Readonly<Record<string, string>> = {
  oauth2: 'oauth2MetadataUrl',
  openIdConnect: 'openIdConnectUrl',
};

/**
 * Lists the metadata documents that the security schemes of a document name, each once. A relative URL is relative to where
 * the document was fetched from.
 */
export function namedMetadata(document: OpenApiDocument, fetchedFrom: string | undefined): NamedMetadata[] {
  const reader = new SchemaReader(document);
  const schemes: unknown = document.components?.securitySchemes;
  const named = Object.entries(isObject(schemes) ? schemes : {}).flatMap(([name, given]): NamedMetadata[] => {
    const scheme = reader.follow(given, pointer('components', 'securitySchemes', name));
    const field = FIELD_OF_TYPE[String(scheme?.raw.type)];
    const url = field === undefined ? undefined : scheme?.raw[field];
    if (typeof url !== 'string' || url.trim() === '') return [];
    const isResolved = fetchedFrom !== undefined && URL.canParse(url, fetchedFrom) && !URL.canParse(url);
    return [
      {
        url: isResolved ? new URL(url, fetchedFrom).href : url.trim(),
        pointer: `${scheme?.pointer}${pointer(field ?? '')}`,
      },
    ];
  });
  return named.filter(({ url }, index) => named.findIndex(one => one.url === url) === index);
}
