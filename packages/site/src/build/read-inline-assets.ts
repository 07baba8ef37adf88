import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { InlineAssets } from '../layout/inline-assets.js';

/** Returns what the first page has in itself, from what was bundled; what the style sheet loads is found from the page then. */
export async function readInlineAssets(out: string): Promise<InlineAssets> {
  const [style, script] = await Promise.all(
    ['style.css', 'theme.js'].map(name => readFile(path.join(out, 'assets', name), 'utf8')),
  );
  return { style: (style ?? '').replaceAll('url("./', 'url("assets/'), script: script ?? '' };
}
