import type { Browser } from 'playwright-core';
import { violationsOf } from './axe.js';

/** Most of axe's time. Colours do not depend on the width. */
const CONTRAST = 'color-contrast';

/**
 * Runs axe over every page: all rules on a desktop, the colours in the dark as well, and all but those on a phone. Returns what it
 * finds wrong, with the page.
 */
export async function violationsOfSite(
  browser: Browser,
  root: string,
  paths: readonly string[],
): Promise<string[]> {
  const page = await browser.newPage();
  const found: string[] = [];
  try {
    for (const path of paths) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(`${root}${path}.html`);
      const light = await violationsOf(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      const dark = await violationsOf(page, { runOnly: [CONTRAST] });
      await page.setViewportSize({ width: 390, height: 800 });
      const phone = await violationsOf(page, { rules: { [CONTRAST]: { enabled: false } } });
      found.push(...[...light, ...dark, ...phone].map(violation => `${path}: ${violation}`));
    }
    return found;
  } finally {
    await page.close();
  }
}
