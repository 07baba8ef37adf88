import { repositoryLinks } from '../repository/repository-links.js';
import { PAGE_OF_FILE } from '../repository/repository-pages.js';
import { rowCells } from '../row-cells.js';
import { sectionOf } from '../section-of.js';

/** The cells of a row, as Markdown, by the title of their column. */
export type TableRow = Readonly<Record<string, string>>;

/**
 * Returns the first table below a heading of a README, row by row, by what the first column says without its backticks.
 *
 * @throws Error if there is no table
 */
export function readmeTable(file: string, anchor: string): ReadonlyMap<string, TableRow> {
  const lines = repositoryLinks(sectionOf(file, anchor).markdown, file, PAGE_OF_FILE).split('\n');
  const start = lines.findIndex(line => line.startsWith('|'));
  if (start < 0) throw new Error(`${file} has no table below #${anchor}`);
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  const [titles = [], , ...rows] = lines.slice(start, end < 0 ? undefined : end).map(rowCells);
  return new Map(
    rows.map(cells => [
      (cells[0] ?? '').replace(/`/g, ''),
      Object.fromEntries(titles.map((title, index) => [title, cells[index] ?? ''])),
    ]),
  );
}
