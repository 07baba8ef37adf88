import type { OpenApiDocument } from '../document/document.js';
import { escapeTags } from './escape.js';

/**
 * Copies a document so that a program which does not escape strings can print it in comments: no line of a title, summary,
 * description, format, default or example is a JSDoc tag. Values that become types stay as they are.
 */
export function withPlainComments(document: OpenApiDocument): OpenApiDocument {
  return copy(document, '', false) as OpenApiDocument;
}

/** Keys whose strings are printed in comments. */
const TEXTS = new Set(['title', 'summary', 'description', 'format']);

/** Keys whose values are printed in comments, whatever they are, and nowhere else. */
const VALUES = new Set(['default', 'example', 'examples']);

function copy(value: unknown, key: string, isText: boolean): unknown {
  if (typeof value === 'string') return isText || TEXTS.has(key) ? escapeTags(value) : value;
  if (Array.isArray(value)) {
    // An enum is a list of values; a field called enum has a schema instead.
    if (key === 'enum' && !isText) return value;
    return value.map(member => copy(member, '', isText || key === 'examples'));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      copy(member, name, isText || (VALUES.has(name) && typeof member !== 'object')),
    ]),
  );
}
