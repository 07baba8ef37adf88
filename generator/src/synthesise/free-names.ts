import { httpMethods, type OpenApiDocument } from '../document/document.js';
import { isObject, listOf } from '../document/json.js';

/** Gives names that a document does not have yet. */
export interface FreeNames {
  schema(wanted: string): string;
  securityScheme(wanted: string): string;
  operationId(wanted: string): string;
  /** Takes a path for an operation of method POST; false where there is one already. */
  takePath(path: string): boolean;
  /** The tag of token operations, spelled as the document spells it. */
  readonly tag: string;
  /** Whether the document has no such tag yet. */
  readonly isNewTag: boolean;
}

/** Finds out which names a document has. */
export function freeNames({ components = {}, paths, tags }: OpenApiDocument): FreeNames {
  const items: unknown = paths;
  const made = new Set<string>();
  const taken = (part: unknown) => new Set(isObject(part) ? Object.keys(part) : []);
  const ids = new Set(
    Object.values(isObject(items) ? items : {}).flatMap(item =>
      isObject(item)
        ? httpMethods.flatMap(method => {
            const operation = item[method];
            return isObject(operation) && typeof operation.operationId === 'string'
              ? [operation.operationId]
              : [];
          })
        : [],
    ),
  );
  const schemas = taken(components.schemas);
  const schemes = taken(components.securitySchemes);
  const known = listOf(tags).flatMap(tag =>
    isObject(tag) && typeof tag.name === 'string' ? [tag.name] : [],
  );
  const tag = known.find(name => /^o-?auth\s?2?$/i.test(name));
  return {
    schema: wanted => free(schemas, wanted),
    securityScheme: wanted => free(schemes, wanted),
    operationId: wanted => free(ids, wanted),
    takePath(path) {
      const isFree = !isObject(items) || !Object.hasOwn(items, path) || isOpen(items[path]);
      if (!isFree || made.has(path)) return false;
      made.add(path);
      return true;
    },
    tag: tag ?? 'OAuth',
    isNewTag: tag === undefined,
  };
}

/** Whether an operation of method POST could be added to a path item without what others of it have. */
function isOpen(item: unknown): boolean {
  return isObject(item) && !['post', '$ref', 'parameters', 'servers'].some(key => Object.hasOwn(item, key));
}

/** Compared without case: code may have one name for two that differ in it. */
function free(taken: Set<string>, wanted: string): string {
  const lower = new Set([...taken].map(name => name.toLowerCase()));
  let name = wanted;
  for (let n = 2; lower.has(name.toLowerCase()); n++) name = `${wanted}${n}`;
  taken.add(name);
  return name;
}
