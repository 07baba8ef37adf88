import type { Schema } from './document.js';

/** Whether a string is the bytes of a file: as OpenAPI 3.0 writes it, and as JSON Schema does. */
export function isFile({ format, contentMediaType, contentEncoding }: Schema): boolean {
  if (format === 'binary') return true;
  return (
    typeof contentMediaType === 'string' &&
    contentEncoding === undefined &&
    !/^text\/|[/+]json\b/i.test(contentMediaType)
  );
}
