import type { Part } from '../walk.js';
import { type At, type Conversion, inexpressible, note } from './conversion.js';
import { besideValue, type SchemaConverter } from './convert-schema.js';

/** How a list is written, in OpenAPI 3's words; undefined for what it has no words for. */
interface ListStyle {
  readonly style: string;
  readonly explode: boolean;
}

const queryStyles: ReadonlyMap<string, ListStyle> = new Map([
  ['csv', { style: 'form', explode: false }],
  ['multi', { style: 'form', explode: true }],
  ['ssv', { style: 'spaceDelimited', explode: false }],
  ['pipes', { style: 'pipeDelimited', explode: false }],
]);

const otherStyles: ReadonlyMap<string, ListStyle> = new Map([['csv', { style: 'simple', explode: false }]]);

/** Converts a parameter in a path, query or header. */
export function convertParameter(conversion: Conversion, schemas: SchemaConverter, from: At): Part {
  const { part } = from;
  const made: Record<string, unknown> = { ...besideValue(part), schema: schemas.valueOf(from) };
  if (part.in !== 'query') delete made.allowEmptyValue;
  // A path can't do without, whatever is said.
  if (part.in === 'path') made.required = true;
  conversion.made(from, made);
  return styled(conversion, from, made, part.in === 'query' ? queryStyles : otherStyles);
}

/** Converts a header of a response. */
export function convertHeader(conversion: Conversion, schemas: SchemaConverter, from: At): Part {
  const made = { ...besideValue(from.part), schema: schemas.valueOf(from) };
  conversion.made(from, made);
  return styled(conversion, from, made, otherStyles);
}

/** The `encoding` of a field of a form; undefined for one that is no list. */
export function fieldEncoding(conversion: Conversion, from: At, field: Part): Part | undefined {
  const encoding = styled(conversion, from, {}, queryStyles, field);
  return Object.keys(encoding).length > 0 ? encoding : undefined;
}

/**
 * Says of a list how it is written.
 *
 * @param reader the part that keeps what there is to say about it
 */
function styled(
  conversion: Conversion,
  { part }: At,
  made: Record<string, unknown>,
  styles: ReadonlyMap<string, ListStyle>,
  reader: Part = made,
): Part {
  if (part.type !== 'array') return made;
  const format = typeof part.collectionFormat === 'string' ? part.collectionFormat : 'csv';
  const isMulti = format === 'multi' && styles === otherStyles;
  if (isMulti)
    conversion.remark(
      reader,
      note('list', '"multi" is only for queries and forms; "csv" was taken', 'Write collectionFormat: csv.'),
    );
  const style = styles.get(isMulti ? 'csv' : format);
  if (!style) {
    conversion.remark(
      reader,
      inexpressible(
        `A list in the collectionFormat "${format.slice(0, 20)}" has no form in OpenAPI 3`,
        'Describe it as a string, which callers join by themselves.',
      ),
    );
    return made;
  }
  return Object.assign(made, style);
}
