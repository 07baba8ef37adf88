import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { buildSite } from '../build/build-site.js';
import { serveSite } from '../build/serve.js';
import { allPages } from '../sources/all-pages.js';
import { violationsOfSite } from './accessibility.js';
import { barePage } from './bare-page.js';
import { startChromium } from './chromium.js';
import { brokenLinks, crawl } from './crawl.js';
import { largestPaint } from './largest-paint.js';
import type { Measures } from './measures.js';
import { pageWeight } from './page-weight.js';
import { playgroundTimes } from './playground-times.js';
import { searchTimes } from './search-times.js';
import { typingTimes } from './typing-times.js';

const BARE = 'bare.html';

/* Builds the site, measures it in Chromium, and prints `Measures` as JSON. The bench runs it; `--quick` takes few runs. */

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const folder = await mkdtemp(path.join(tmpdir(), 'site-'));
try {
  process.stdout.write(JSON.stringify(await measure(folder, values.quick)));
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function measure(folder: string, isQuick: boolean): Promise<Measures> {
  await buildSite(folder);
  const paths = allPages().map(page => page.path);
  await using site = await serveSite(folder, '/some/base/');
  const browser = await startChromium();
  try {
    const page = await browser.newPage();
    await page.goto(`${site.url}index.html`);
    const found = await crawl(page, site.url);
    await writeFile(path.join(folder, BARE), await barePage(page));
    await page.close();
    const tab = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const index = await readFile(path.join(folder, 'assets/search.json'), 'utf8');
    return {
      chromium: browser.version(),
      pages: paths.length,
      firstPage: await pageWeight(tab, `${site.url}index.html`),
      paint: await paints(browser, site.url, isQuick ? 3 : 21),
      search: searchTimes(index, isQuick ? 2 : 9),
      playground: await playgroundTimes(browser, site.url, isQuick ? 2 : 11),
      typing: await typingTimes(browser, site.url, isQuick ? 5 : 20),
      links: { count: found.references.length, broken: brokenLinks(found, site.url) },
      violations: await violationsOfSite(browser, site.url, isQuick ? paths.slice(0, 5) : paths),
    };
  } finally {
    await browser.close();
  }
}

/** By turns, so that a slow moment of the machine falls on both. */
async function paints(browser: Browser, root: string, runs: number): Promise<Measures['paint']> {
  const site: number[] = [];
  const bare: number[] = [];
  for (let run = 0; run < runs; run++) {
    site.push(await largestPaint(browser, `${root}index.html`));
    bare.push(await largestPaint(browser, `${root}${BARE}`));
  }
  return { site, bare };
}
