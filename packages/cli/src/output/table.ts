import { isObject } from '../is-object.js';
import { wrap } from './width.js';

/**
 * Formats a value in columns: one row for each object of a list, or for each field of an object. If a row is wider than
 * the terminal, each object becomes a block of lines.
 *
 * @param width the width of the terminal; absent: lines may have any length
 */
export function table(value: unknown, width = Number.POSITIVE_INFINITY): string {
  if (Array.isArray(value)) return listTable(value, width);
  if (typeof value !== 'object' || value === null) return cell(value);
  const lists = Object.values(value).filter(Array.isArray);
  // A response is often one list with some metadata around it.
  if (lists.length === 1 && lists[0]?.every(isObject) && lists[0].length > 0)
    return listTable(lists[0], width);
  return fields(
    Object.entries(value).map(([name, item]) => [name, cell(item)]),
    width,
  );
}

function listTable(list: readonly unknown[], width: number): string {
  if (!list.every(isObject)) return list.map(cell).join('\n');
  const names = [...new Set(list.flatMap(item => Object.keys(item)))];
  if (names.length === 0) return '';
  const rows = list.map(item => names.map(name => cell(item[name])));
  const heads = names.map(name => name.toUpperCase());
  const text = columns([heads, ...rows]);
  if (fits(text, width)) return text;
  return rows
    .map(row => {
      const pairs = heads.map((head, index): [string, string] => [head, row[index] ?? '']);
      return fields(
        pairs.filter(([, item]) => item !== ''),
        width,
      );
    })
    .join('\n\n');
}

/** Formats one line for each field, wrapped between words where it is too long. */
function fields(pairs: readonly (readonly [string, string])[], width: number): string {
  const text = columns(pairs);
  if (fits(text, width)) return text;
  const indent = Math.max(...pairs.map(([name]) => name.length)) + 2;
  return pairs
    .map(([name, item]) => `${name.padEnd(indent)}${wrap(item, indent, width)}`.trimEnd())
    .join('\n');
}

function fits(text: string, width: number): boolean {
  return text.split('\n').every(line => line.length <= width);
}

function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>(
    (all, row) => row.map((text, index) => Math.max(all[index] ?? 0, text.length)),
    [],
  );
  return rows
    .map(row =>
      row
        .map((text, index) => text.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.replace(/\s+/g, ' ');
}
