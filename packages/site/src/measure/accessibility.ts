import type { Browser } from 'playwright-core';
import { violationsOf } from './axe.js';

const WIDTHS = [1280, 390] as const;
const SCHEMES = ['light', 'dark'] as const;

/** Runs axe over every page, light and dark, on a desktop and on a phone; returns what it finds wrong, with the page. */
export async function violationsOfSite(
  browser: Browser,
  root: string,
  paths: readonly string[],
): Promise<string[]> {
  const page = await browser.newPage();
  const found: string[] = [];
  try {
    for (const path of paths) {
      await page.goto(`${root}${path}.html`);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        for (const colorScheme of SCHEMES) {
          await page.emulateMedia({ colorScheme });
          const violations = await violationsOf(page);
          found.push(...violations.map(violation => `${path}, ${width} px, ${colorScheme}: ${violation}`));
        }
      }
    }
    return found;
  } finally {
    await page.close();
  }
}
