import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/** What a page loads, as a server sends it: compressed, unless that makes it larger, as for fonts. */
export interface PageWeight {
  readonly bytes: number;
  /** The largest first. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
}

/**
 * Opens a page and returns what it has loaded once it was read to its end, pictures that wait for that included.
 *
 * @param page a tab that has loaded nothing yet
 */
export async function pageWeight(page: Page, url: string): Promise<PageWeight> {
  const files: { path: string; bytes: number }[] = [];
  const bodies: Promise<void>[] = [];
  page.on('response', response => {
    const { pathname } = new URL(response.url());
    const counted = response.body().then(body => {
      files.push({ path: pathname, bytes: Math.min(body.length, gzipSync(body, { level: 9 }).length) });
    });
    bodies.push(counted);
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  for (const picture of await page.locator('img:visible').all()) await picture.scrollIntoViewIfNeeded();
  await page.waitForLoadState('networkidle');
  await Promise.all(bodies);
  files.sort((a, b) => b.bytes - a.bytes);
  return { bytes: files.reduce((sum, file) => sum + file.bytes, 0), files };
}
