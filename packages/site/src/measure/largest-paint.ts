import type { Browser } from 'playwright-core';

/** How many times slower the processor seems to a page. */
const SLOWER = 4;

/**
 * Loads a page in a fresh profile on a slowed processor, and returns when its largest text or picture was painted, in
 * milliseconds from the start of the navigation.
 */
export async function largestPaint(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.goto(url, { waitUntil: 'networkidle' });
    return await page.evaluate(
      () =>
        new Promise<number>(resolve => {
          new PerformanceObserver(list => resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN)).observe(
            {
              type: 'largest-contentful-paint',
              buffered: true,
            },
          );
        }),
    );
  } finally {
    await context.close();
  }
}
