import type { Page as BrowserPage } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { violationsOf } from '../src/measure/axe.js';
import { SECTIONS } from '../src/page/page.js';
import { allPages } from '../src/sources/all-pages.js';
import { siteInChromium } from './support/site-in-chromium.js';

const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 800 };
const CONTRAST = 'color-contrast';
const STRUCTURE = { rules: { [CONTRAST]: { enabled: false } } };

const pages = allPages();
const site = siteInChromium();
let page: BrowserPage;
beforeAll(async () => {
  page = await site.newPage({ viewport: DESKTOP });
});
const open = (path: string) => page.goto(`${site.url}${path}.html`);

describe('axe finds nothing wrong with', () => {
  test.each(onePageOfEachKind())('%s, light and dark, on a desktop and on a phone', async path => {
    await page.emulateMedia({ colorScheme: 'light' });
    await open(path);

    const light = await violationsOf(page, { runOnly: [CONTRAST] });
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await violationsOf(page, { runOnly: [CONTRAST] });
    await page.setViewportSize(PHONE);
    const phone = await violationsOf(page, STRUCTURE);
    await page.setViewportSize(DESKTOP);

    expect({ light, dark, phone }).toEqual({ light: [], dark: [], phone: [] });
  });

  test.each(['light', 'dark'] as const)('the list of the search, %s', async colorScheme => {
    await page.emulateMedia({ colorScheme });
    await open('security');
    await page.keyboard.press('/');
    await page.keyboard.type('token');
    await page.getByRole('option').first().waitFor();

    expect(await violationsOf(page)).toEqual([]);
  });

  test('the menu of a phone', async () => {
    await page.setViewportSize(PHONE);
    await open('security');
    await page.getByRole('button', { name: 'Menu' }).click();

    expect(await violationsOf(page)).toEqual([]);
    await page.setViewportSize(DESKTOP);
  });
});

/** From here on a page has more of the same, and axe takes seconds for its colours. */
const LONG = 20_000;

/** The longest page of each section and depth, as the one that has most of what pages have, unless it is very long. */
function onePageOfEachKind(): string[] {
  const kinds = Object.keys(SECTIONS).flatMap(section => [1, 2, 3, 4].map(depth => ({ section, depth })));
  return kinds.flatMap(({ section, depth }) => {
    const own = pages
      .filter(one => one.section === section && one.path.split('/').length === depth)
      .toSorted((a, b) => a.markdown.length - b.markdown.length);
    const chosen = own.findLast(({ markdown }) => markdown.length < LONG) ?? own[0];
    return chosen ? [chosen.path] : [];
  });
}
