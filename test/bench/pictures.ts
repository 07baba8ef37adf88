import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chart, chartText, type Scheme } from './chart.js';
import type { Measured, Results } from './measured.js';
import { benchFolder } from './peers.js';

/** The figures that a stranger looks at first: bytes, time, what happens to a login, what an install costs. */
const SHOWN = [
  'bundle-one-call',
  'lifecycle-get',
  'generate-four',
  'tool-time',
  'tool-install',
  'fleet-soak',
  'fleet-lost-locks',
  'fleet-wrong-secret',
] as const;

/** Those of them that are on the front page. */
export const FRONT = ['bundle-one-call', 'generate-four', 'fleet-wrong-secret'] as const;

const SCHEMES: readonly Scheme[] = ['light', 'dark'];

/** Where the pictures are, from test/bench. */
export const PICTURES = 'pictures';

/** Draws the main figures for light and for dark ground. Returns the files by name; the same results give the same bytes. */
export function drawnPictures({ figures, machine }: Results): Map<string, string> {
  const shown = figures.filter(({ id }) => isShown(id));
  return new Map(
    shown.flatMap(figure =>
      SCHEMES.map(scheme => [fileOf(figure.id, scheme), chart(figure, machine, scheme)] as const),
    ),
  );
}

/** Writes the pictures, and removes those of figures that are no longer drawn. */
export function writePictures(results: Results): void {
  const folder = join(benchFolder, PICTURES);
  const files = drawnPictures(results);
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (!files.has(name)) rmSync(join(folder, name));
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
}

/**
 * Returns the HTML that shows a figure's picture in a page, light or dark as its reader has it; empty if it has none.
 *
 * @param folder where the pictures are, from the page
 */
export function pictureHtml(figure: Measured, folder: string): string {
  if (!isShown(figure.id)) return '';
  const source = (scheme: Scheme) => `${folder}/${fileOf(figure.id, scheme)}`;
  return [
    '<picture>',
    `  <source media="(prefers-color-scheme: dark)" srcset="${source('dark')}">`,
    `  <img alt="${attribute(`${figure.title}: ${chartText(figure)}`)}" src="${source('light')}">`,
    '</picture>',
  ].join('\n');
}

function isShown(id: string): boolean {
  return (SHOWN as readonly string[]).includes(id);
}

function fileOf(id: string, scheme: Scheme): string {
  return `${id}-${scheme}.svg`;
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
