import { type Figure, ourRow, type Row, type Target } from './figure.js';

/** A number as people read it: at most three digits that mean something, unless the figure says how many. */
export function show(value: number | string, digits?: number): string {
  if (typeof value === 'string') return value;
  if (!Number.isFinite(value)) return '-';
  if (digits !== undefined) return value.toFixed(digits);
  const decimals = value >= 100 || Number.isInteger(value) ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** Heads and cells of a figure: name, value, further columns, and the ratio to ours. */
export function cellsOf(figure: Figure): string[][] {
  if (figure.table) return figure.table.map(line => [...line]);
  const more = [...new Set(figure.rows.flatMap(row => Object.keys(row.more ?? {})))];
  const ours = ourRow(figure);
  const compares = ours !== undefined && figure.rows.some(row => !row.ours);
  const ratio = (row: Row) => (!ours?.value || row.ours ? '' : `${show(row.value / ours.value, 2)} x`);
  return [
    ['', figure.unit, ...more, ...(compares ? ['to ours'] : [])],
    ...figure.rows.map(row => [
      row.ours ? `${row.name} (ours)` : row.name,
      show(row.value, figure.digits),
      ...more.map(name => show(row.more?.[name] ?? '')),
      ...(compares ? [ratio(row)] : []),
    ]),
  ];
}

export function targetLine({ what, limit, reached, met, unit }: Target): string {
  return `${met ? 'met   ' : 'MISSED'} ${what}: ${show(reached)} ${unit} (target ${show(limit)} ${unit})`;
}

/** A figure for a terminal. */
export function printed(figure: Figure): string {
  const { details } = figure;
  return [
    `\n${figure.title}`,
    `(${figure.conditions})`,
    ...aligned(cellsOf(figure)),
    ...figure.targets.map(targetLine),
    ...(figure.notes ?? []).map(note => `note: ${note}`),
    ...(details ? [`${details.title}:`, ...aligned(details.table)] : []),
  ].join('\n');
}

function aligned(cells: readonly (readonly string[])[]): string[] {
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map(row => row[column]?.length ?? 0)));
  return cells.map(row =>
    row
      .map((cell, column) => (column ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[0] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
