/** Returns the cells of a row of a table, as Markdown. A cell may hold an escaped bar. */
export function rowCells(row: string): string[] {
  return [...row.slice(1).matchAll(/((?:\\.|[^|\\])*)\|/g)].map(([, cell = '']) => cell.trim());
}
