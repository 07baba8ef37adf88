import type { Shape } from './shape.js';

/** The longest type that is printed whole. */
const LONGEST = 60;

/**
 * Prints a type as TypeScript has it, shortened where it is long.
 *
 * @param isKnown whether a type is in both versions: another one is printed by what it is
 */
export function shapeText(
  shape: Shape,
  types: Readonly<Record<string, Shape>> = {},
  isKnown: (name: string) => boolean = () => true,
): string {
  const { ref } = shape;
  const isNamed = ref === undefined || isKnown(ref);
  const text = written(isNamed ? shape : (types[ref] ?? shape), 0);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function written(shape: Shape, depth: number): string {
  const { ref, type, values, fields, others, items, places, all, any } = shape;
  if (ref !== undefined) return ref;
  if (values) return values.map(valueText).join(' | ');
  const inner = (one: Shape) => written(one, depth + 1);
  const grouped = (one: Shape) =>
    one.any || one.all || (one.values?.length ?? 0) > 1 ? `(${inner(one)})` : inner(one);
  if (any) return any.map(inner).join(' | ');
  if (all) return all.map(grouped).join(' & ');
  if (type === 'array') return `${grouped(items ?? {})}[]`;
  if (places) return `[${places.map(inner).join(', ')}${items ? `, ...${grouped(items)}[]` : ''}]`;
  if (type === 'object') {
    const members = Object.entries(fields ?? {}).map(
      ([name, { is, isOptional }]) => `${name}${isOptional ? '?' : ''}: ${inner(is)}`,
    );
    if (members.length === 0) return others ? `{ [key: string]: ${inner(others)} }` : 'object';
    return depth > 1 ? '{ … }' : `{ ${members.join('; ')} }`;
  }
  return NAMES[type ?? ''] ?? type ?? 'unknown';
}

const NAMES: Readonly<Record<string, string>> = { open: 'object', bytes: 'bytes', blob: 'Blob' };

function valueText(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
}
