import type { OpenApiDocument } from '../document/document.js';
import { isObject } from '../document/json.js';
import { SchemaReader } from './schema-reader.js';

/** A URL at which tokens are obtained, by the word of a security scheme. */
export interface TokenUrl {
  readonly scheme: string;
  /** The path of the URL, without query and fragment. */
  readonly path: string;
}

/** Lists the `tokenUrl`s of a document's flows, each once. */
export function tokenUrlsOf(document: OpenApiDocument): TokenUrl[] {
  const reader = new SchemaReader(document);
  const schemes: unknown = document.components?.securitySchemes;
  const found = new Map<string, TokenUrl>();
  for (const [scheme, given] of Object.entries(isObject(schemes) ? schemes : {})) {
    const flows = reader.follow(given, `/components/securitySchemes/${scheme}`)?.raw.flows;
    for (const flow of Object.values(isObject(flows) ? flows : {})) {
      const url = isObject(flow) && typeof flow.tokenUrl === 'string' ? flow.tokenUrl : '';
      const path = url.replace(/[?#].*$/s, '').replace(/^[a-z]+:\/\/[^/]*/i, '');
      if (path.length > 1 && !found.has(path)) found.set(path, { scheme, path });
    }
  }
  return [...found.values()];
}

/** Returns the `tokenUrl` that an operation's path is the end of; undefined where none is. */
export function tokenUrlAt(path: string, urls: readonly TokenUrl[]): TokenUrl | undefined {
  const own = path.replace(/[?#].*$/s, '');
  // The servers of a document may have a path too, so the URL may begin with more.
  return own.length > 1 ? urls.find(url => url.path === own || url.path.endsWith(own)) : undefined;
}
