import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { allPages } from '../src/sources/all-pages.js';
import { siteInChromium } from './support/site-in-chromium.js';

const site = siteInChromium();
const pages = allPages();
const withTabs = pages.find(
  ({ markdown }) => /^`{3}ts title=/m.test(markdown) && /^`{3}sh title=/m.test(markdown),
);

describe('by the keyboard alone', () => {
  test('the first stop is a link over all that comes before the content', async () => {
    const page = await site.open('packages/auth-hooks');

    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to the content' });
    const isSeen = await skip.evaluate(link => link.getBoundingClientRect().left >= 0);
    await page.keyboard.press('Enter');
    const isContent = await page.evaluate(() => document.activeElement?.id === 'content');
    await page.keyboard.press('Tab');

    expect([isSeen, isContent]).toEqual([true, true]);
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  test.each(['index', 'packages/redis-store', 'guides/lock-outs', withTabs?.path ?? ''])(
    'each stop of %s is seen, in the order of the page, and none holds the focus',
    async path => {
      const page = await site.open(path);

      const stops = await stopsOf(page);

      expect(stops.length).toBeGreaterThan(20);
      expect(stops.filter(({ isSeen }) => !isSeen).map(({ name }) => name)).toEqual([]);
      expect(stops.filter(({ isLater }) => !isLater).map(({ name }) => name)).toEqual([]);
    },
  );

  test('tabs are one stop, and the arrow keys lead from one to the next', async () => {
    const page = await site.open(withTabs?.path ?? '');
    const tabs = page.locator('.tabs').first();
    const names = await tabs.getByRole('tab').allTextContents();
    const shown = () => tabs.getByRole('tabpanel').evaluateAll(all => all.map(panel => panel.ariaLabel));

    await tabs.getByRole('tab').first().focus();
    await page.keyboard.press('ArrowRight');
    const afterRight = await page.evaluate(() => document.activeElement?.textContent);
    const shownThen = await shown();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowLeft');
    const afterLeft = await page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press('Tab');

    expect([afterRight, afterLeft]).toEqual([names[1], names.at(-1)]);
    expect(shownThen).toEqual([names[1]]);
    expect(await page.evaluate(() => document.activeElement?.closest('[role=tabpanel]') !== null)).toBe(true);
  });

  test('the menu of a phone opens, leads to other pages, and closes', async () => {
    const page = await site.open('security', { viewport: { width: 390, height: 800 } });
    const menu = page.getByRole('button', { name: 'Menu' });

    await menu.focus();
    await page.keyboard.press('Enter');
    await page.locator('#side a').first().focus();
    const isSeen = await page.locator('#side a').first().isVisible();
    await page.keyboard.press('Escape');

    expect(isSeen).toBe(true);
    expect(await page.locator('#side a').first().isVisible()).toBe(false);
    expect(await menu.evaluate(button => button === document.activeElement)).toBe(true);
  });
});

interface Stop {
  readonly name: string;
  /** Whether it is marked, and not hidden behind something else. */
  readonly isSeen: boolean;
  /** Whether it stands later in the page than the stop before. */
  readonly isLater: boolean;
}

/** Presses Tab until the focus leaves the page. */
async function stopsOf(page: Page): Promise<Stop[]> {
  await page.evaluate(() => {
    (globalThis as { before?: Element }).before = document.body;
  });
  const stops: Stop[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return undefined;
      const state = globalThis as { before?: Element };
      const before = state.before ?? document.body;
      state.before = element;
      // What marks a radio button stands around it.
      const marked = element.closest('label') ?? element;
      const style = getComputedStyle(marked);
      const { left, right, top, bottom, width } = element.getBoundingClientRect();
      const isInView = right > 0 && left < innerWidth && bottom > 0 && top < innerHeight && width > 0;
      const relation = before.compareDocumentPosition(element);
      return {
        name: `${element.localName} ${element.textContent?.slice(0, 40)}`,
        isSeen: isInView && style.outlineStyle !== 'none' && style.opacity !== '0',
        isLater: (relation & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY)) !== 0,
      };
    });
    if (!stop) return stops;
    stops.push(stop);
    if (stops.length > 2000) throw new Error('The focus does not leave the page.');
  }
}
