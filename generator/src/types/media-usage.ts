import { httpMethods, type OpenApiDocument, resolve, schemaName } from '../document/document.js';
import { isObject } from '../document/json.js';
import { childrenOf, type Part } from '../source/walk.js';
import { mediaKind } from '../wire/media-kind.js';

/** How the runtime writes or reads the whole of what a schema describes. */
export type Whole = 'json' | 'text' | 'sent bytes' | 'received bytes';

/** How the values of a schema go over the wire. */
export interface Usage {
  readonly wholes: ReadonlySet<Whole>;
  /** Whether it is a part of JSON or of a form, where bytes are strings. */
  readonly isPlain: boolean;
  /** Whether it is a part of a multipart body, where bytes are files. */
  readonly isMultipart: boolean;
}

/** Returns how the whole of a body or a response is written or read. */
export function wholeOf(document: OpenApiDocument, mediaType: string, media: Part, isSent: boolean): Whole {
  const kind = mediaKind(mediaType, isObject(media.schema) ? resolve(document, media.schema) : undefined);
  if (kind === 'bytes') return isSent ? 'sent bytes' : 'received bytes';
  return kind === 'text' ? 'text' : 'json';
}

/** Finds out how the values of each schema in `components` go over the wire. */
export function mediaUsage(document: OpenApiDocument): (name: string) => Usage {
  const wholes = new Map<string, Set<Whole>>();
  const plain = new Set<string>();
  const multipart = new Set<string>();
  const add = (content: unknown, isSent: boolean) => {
    for (const [type, media] of Object.entries(isObject(content) ? content : {})) {
      if (!isObject(media)) continue;
      const whole = wholeOf(document, type, media, isSent);
      const name = schemaName(media.schema as Part | undefined);
      if (name !== undefined) wholes.set(name, new Set([...(wholes.get(name) ?? []), whole]));
      if (whole === 'json') reach(document, media.schema, type.startsWith('multipart/') ? multipart : plain);
    }
  };
  for (const item of Object.values(document.paths ?? {})) {
    for (const method of httpMethods) {
      const { requestBody, responses, parameters } = (item[method] ?? {}) as Part;
      if (isObject(requestBody)) add(requestBody.content, true);
      for (const response of Object.values(isObject(responses) ? responses : {}))
        if (isObject(response)) add(response.content, false);
      for (const parameter of Array.isArray(parameters) ? parameters : [])
        if (isObject(parameter)) reach(document, parameter.schema, plain);
    }
  }
  return name => ({
    wholes: wholes.get(name) ?? new Set(),
    isPlain: plain.has(name),
    isMultipart: multipart.has(name),
  });
}

/** Adds the names of the schemas that a schema leads to. */
function reach(document: OpenApiDocument, from: unknown, names: Set<string>): void {
  const open = [from];
  while (open.length > 0) {
    const here = open.pop();
    if (!isObject(here)) continue;
    const name = schemaName(here);
    if (name !== undefined && !names.has(name)) {
      names.add(name);
      open.push(document.components?.schemas?.[name]);
    }
    for (const { kind, part } of childrenOf('schema', here)) if (kind === 'schema') open.push(part);
  }
}
