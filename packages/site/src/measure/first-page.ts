import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';

/** What a reader's browser loads for the first page. */
export interface Loaded {
  /** Of all files, with gzip where that makes them smaller. */
  readonly bytes: number;
  /** Each file with its bytes, the largest first. */
  readonly files: readonly (readonly [string, number])[];
}

/** Opens the first page, reads it to its end, and counts what was loaded. */
export async function firstPageBytes(browser: Browser, root: string): Promise<Loaded> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  try {
    const bodies: Promise<[string, Buffer]>[] = [];
    page.on('response', response => {
      bodies.push(response.body().then(body => [response.url().replace(root, ''), body]));
    });
    await page.goto(`${root}index.html`, { waitUntil: 'networkidle' });
    await page.evaluate(async () => {
      // Pictures are loaded when they come near.
      for (let top = 0; top < document.body.scrollHeight; top += innerHeight / 2) {
        scrollTo(0, top);
        await new Promise(resolve => requestAnimationFrame(resolve));
      }
    });
    await page.waitForLoadState('networkidle');
    const files = (await Promise.all(bodies)).map(
      ([file, body]) => [file, Math.min(body.length, gzipSync(body, { level: 9 }).length)] as const,
    );
    return {
      bytes: files.reduce((sum, [, bytes]) => sum + bytes, 0),
      files: files.toSorted(([, a], [, b]) => b - a),
    };
  } finally {
    await page.close();
  }
}
