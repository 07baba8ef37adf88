/** A value as columns: a list of objects with a row each, an object with a row per field. */
export function table(value: unknown): string {
  if (Array.isArray(value)) return listTable(value);
  if (typeof value !== 'object' || value === null) return cell(value);
  const lists = Object.values(value).filter(Array.isArray);
  // An answer is often one list with something around it.
  if (lists.length === 1 && lists[0]?.every(isObject) && lists[0].length > 0) return listTable(lists[0]);
  return columns(Object.entries(value).map(([name, item]) => [name, cell(item)]));
}

function listTable(list: readonly unknown[]): string {
  if (!list.every(isObject)) return list.map(cell).join('\n');
  const names = [...new Set(list.flatMap(item => Object.keys(item)))];
  if (names.length === 0) return '';
  return columns([
    names.map(name => name.toUpperCase()),
    ...list.map(item => names.map(name => cell(item[name]))),
  ]);
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

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
