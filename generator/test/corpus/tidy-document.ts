import { dump } from 'js-yaml';
import { randomFrom } from './random.js';
import { tokenPath } from './token-part.js';
import { type Members, untidyApi } from './untidy-api.js';

/** A large document that is to be compared by. */
export interface TidyRecipe {
  readonly format: 'yaml' | 'json';
  readonly operations: number;
  /** Its length in characters, to within 2 %. */
  readonly length: number;
}

/**
 * Makes a large document with a token operation that every generator takes: an untidy one without what ends some of them,
 * such as references that lead nowhere, references in examples, and schemas that are a part of themselves.
 */
export function tidyDocument({ format, operations, length }: TidyRecipe): string {
  let size = length;
  for (;;) {
    const text = written(documentOf(size, operations), format);
    if (Math.abs(text.length - length) < length / 50) return text;
    size *= length / text.length;
  }
}

function documentOf(size: number, operations: number): Members {
  const { paths, schemas } = untidyApi(randomFrom(1), size);
  return tidied({
    openapi: '3.0.3',
    info: { title: 'Vendor', version: '1.0' },
    servers: [{ url: 'https://api.vendor.example' }],
    paths: { ...firstOf(paths, operations - 1), ...tokenPath() },
    components: { schemas },
  });
}

/** The first paths, with so many operations in all. */
function firstOf(paths: Members, operations: number): Members {
  let left = operations;
  const kept = Object.entries(paths).filter(([, item]) => {
    const count = METHODS.filter(method => Object.hasOwn(item as Members, method)).length;
    if (count > left) return false;
    left -= count;
    return true;
  });
  return Object.fromEntries(kept);
}

const METHODS = ['get', 'put', 'post', 'delete', 'trace'];

function tidied(document: Members): Members {
  const { schemas } = document.components as { readonly schemas: Members };
  return JSON.parse(JSON.stringify(document), (key, value) => {
    if (key === 'example' && isReference(value)) return undefined;
    if (isReference(value) && !Object.hasOwn(schemas, value.$ref.split('/').at(-1) ?? ''))
      return { type: 'string' };
    return Array.isArray(value?.allOf) ? value.allOf[0] : value;
  });
}

function isReference(value: unknown): value is { readonly $ref: string } {
  return typeof (value as { readonly $ref?: unknown } | null)?.$ref === 'string';
}

function written(document: Members, format: TidyRecipe['format']): string {
  return format === 'yaml'
    ? dump(document, { noRefs: true, lineWidth: -1 })
    : JSON.stringify(document, null, 2);
}
