import { refOf } from '../document/document.js';
import { isObject, listOf } from '../document/json.js';
import { ownField } from './located.js';

/**
 * Whether a schema inside another one becomes a type of its own: an object with fields, a list of values, a choice of
 * schemas. A plain string, a map, a list and something that only may be null do not.
 */
export function needsName(schema: unknown): boolean {
  if (!isObject(schema)) return false;
  if (
    isObject(ownField(schema, 'properties')) &&
    Object.keys(ownField(schema, 'properties') as object).length > 0
  )
    return true;
  const values = ownField(schema, 'enum');
  if (Array.isArray(values) && values.filter(value => value !== null).length > 1) return true;
  const choices = ['oneOf', 'anyOf'].flatMap(key =>
    listOf(ownField(schema, key)).filter(one => !isNull(one)),
  );
  const parts = listOf(ownField(schema, 'allOf')).filter(hasMeaning);
  return (choices.length > 1 && choices.some(isMoreThanPlain)) || parts.length > 1;
}

function isNull(schema: unknown): boolean {
  const type = ownField(schema, 'type');
  return type === 'null' || (ownField(schema, 'const') === null && isObject(schema) && 'const' in schema);
}

/** Whether a schema is more than a string, a number, a boolean or anything. */
function isMoreThanPlain(schema: unknown): boolean {
  return refOf(schema) !== undefined || ownField(schema, 'items') !== undefined || needsName(schema);
}

/** Whether a part of an `allOf` is more than a comment. */
function hasMeaning(schema: unknown): boolean {
  return isObject(schema) && Object.keys(schema).some(key => !COMMENTS.has(key));
}

const COMMENTS = new Set([
  'description',
  'title',
  'nullable',
  'example',
  'examples',
  'deprecated',
  'default',
]);
