import { plainLine } from '../errors.js';
import type { DiscoveredServer } from './discover-server.js';

/** Writes for a person what metadata says, a line for each field, and what was made of it. */
export function discoveryReport(
  { pinned, lines }: Pick<DiscoveredServer, 'pinned' | 'lines'>,
  overlay: string,
): string[] {
  const width = Math.max(...lines.map(({ field }) => field.length));
  return [
    plainLine(
      `The authorization server by its metadata, ${pinned.url}, SHA-256 ${pinned.sha256}; ${overlay} keeps both:`,
    ),
    ...lines.map(({ field, value, use }) => {
      const said = plainLine(value);
      const shown = said.length > WIDEST ? `${said.slice(0, WIDEST - 1)}…` : said;
      return `  ${field.padEnd(width)}  ${shown}${use === '' ? '' : ` (${plainLine(use)})`}`;
    }),
  ];
}

const WIDEST = 240;
