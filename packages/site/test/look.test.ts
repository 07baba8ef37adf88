import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { pageWeight } from '../src/measure/page-weight.js';
import { siteInChromium } from './support/site-in-chromium.js';
import { stopClock } from './support/stop-clock.js';

const site = siteInChromium();

const background = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

describe('colours', () => {
  test('are those of the system, until others are chosen; the choice holds for the next page', async () => {
    const page = await site.open('index', { colorScheme: 'light' });
    const light = await background(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await background(page);

    await page.getByRole('radio', { name: 'Light' }).check();
    const chosen = await background(page);
    await page.goto(`${site.url}security.html`);

    expect(dark).not.toBe(light);
    expect(chosen).toBe(light);
    expect(await background(page)).toBe(light);
    expect(await page.getByRole('radio', { name: 'Light' }).isChecked()).toBe(true);
    await page.getByRole('radio', { name: 'As the system' }).check();
    expect(await background(page)).toBe(dark);
  });

  test.each(['light', 'dark'] as const)('%s: pictures are shown in this form alone', async colorScheme => {
    const page = await site.open('index', { colorScheme });
    const shown = page.locator('article img:visible');

    expect(await shown.count()).toBeGreaterThan(3);
    expect(await shown.count()).toBe(await page.locator(`article img.on-${colorScheme}:visible`).count());
  });

  test('of the choice are there before the page is shown', async () => {
    const page = await site.open('index', { colorScheme: 'light' });
    await page.getByRole('radio', { name: 'Dark' }).check();
    await page.route('**/site.js', route => route.abort());

    await page.reload();

    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  });
});

describe('where there is little room', () => {
  test('the sections fit in beside the search box at the width where they begin to be shown', async () => {
    const page = await site.open('index', { viewport: { width: 1201, height: 740 } });

    expect(await page.locator('.top .sections').isVisible()).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1201);
  });

  test.each([1000, 1200])('the first page has a menu in the place of the sections at %d px', async width => {
    const page = await site.open('index', { viewport: { width, height: 740 } });
    const guides = page.locator('#side').getByRole('link', { name: 'Guides' });

    expect(await guides.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Menu' }).click();
    expect(await guides.isVisible()).toBe(true);
  });

  test('the menu opens the navigation, and Escape closes it', async () => {
    const page = await site.open('packages/auth-hooks', { viewport: { width: 360, height: 740 } });
    const menu = page.getByRole('button', { name: 'Menu' });
    const link = page.getByRole('link', { name: 'redis-store', exact: true }).first();

    expect(await page.locator('#side').isVisible()).toBe(false);
    await menu.press('Enter');
    expect(await page.locator('#side').isVisible()).toBe(true);
    expect(await menu.getAttribute('aria-expanded')).toBe('true');
    await link.focus();
    await page.keyboard.press('Escape');

    expect(await page.locator('#side').isVisible()).toBe(false);
    expect(await menu.evaluate(button => button === document.activeElement)).toBe(true);
  });

  test('without scripts the navigation follows the page', async () => {
    const page = await site.open('packages/auth-hooks', {
      viewport: { width: 360, height: 740 },
      javaScriptEnabled: false,
    });

    expect(await page.locator('#side').isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: 'Menu' }).isVisible()).toBe(false);
  });
});

describe("the picture of a token's life", () => {
  const veil = (page: Page) => page.locator('.life .future').isVisible();

  test('is shown whole, and then step by step', async () => {
    const page = await site.open('index');
    const next = page.getByRole('button', { name: 'Next' });
    const titles = await page.locator('.life + ol > li strong:first-child').allTextContents();

    expect(await veil(page)).toBe(false);
    for (const [index, title] of titles.entries()) {
      await next.press('Enter');
      expect(await page.locator('.life output').textContent()).toBe(
        `${index + 1} of ${titles.length}: ${title}`,
      );
      expect(await page.locator('.life + ol > li.is-current').count()).toBe(1);
    }
    expect(await veil(page)).toBe(true);
    expect(await next.isDisabled()).toBe(true);
  });

  test('plays by itself once it is started, and stops when it is paused', async () => {
    const page = await site.open('index');
    await stopClock(page);

    await page.getByRole('button', { name: 'Play' }).click();
    await page.clock.runFor(5_000);
    const playing = await page.locator('.life output').textContent();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.clock.runFor(20_000);

    expect(playing).toMatch(/^2 of /);
    expect(await page.locator('.life output').textContent()).toBe(playing);
  });

  test.each([
    ['where less motion is wanted', { reducedMotion: 'reduce' }],
    ['without scripts', { javaScriptEnabled: false }],
  ] as const)('stands still, whole, %s', async (_, options) => {
    const page = await site.open('index', options);
    const steps = page.locator('.life + ol > li');

    expect(await veil(page)).toBe(false);
    expect(await page.getByRole('button', { name: 'Play' }).isVisible()).toBe(false);
    expect(await steps.count()).toBeGreaterThan(5);
    for (const step of await steps.all()) expect(await step.isVisible()).toBe(true);
  });
});

test('the first page loads at most 150 kB', async () => {
  const page = await site.newPage();

  const { bytes, files } = await pageWeight(page, `${site.url}index.html`);

  expect(files.map(({ path }) => path.replace(/.*\./, ''))).toEqual(
    expect.arrayContaining(['html', 'js', 'woff2', 'svg']),
  );
  expect(bytes).toBeLessThanOrEqual(150_000);
  await page.context().close();
});
