import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { search } from '../src/search/search.js';
import { newSearchIndex, readSearchIndex } from '../src/search/search-index.js';
import { allPages } from '../src/sources/all-pages.js';
import { siteInChromium } from './support/site-in-chromium.js';

const site = siteInChromium();
const box = (page: Page) => page.getByRole('combobox', { name: 'Search' });
const results = (page: Page) => page.getByRole('option');
const status = (page: Page) => page.locator('.search [role=status]');

describe('the search box', () => {
  test('loads the index at its first use, and not before', async () => {
    const page = await site.open('index');
    const requests: string[] = [];
    page.on('request', request => requests.push(request.url()));

    await page.waitForLoadState('networkidle');
    const before = [...requests];
    await box(page).fill('token');
    await results(page).first().waitFor();

    expect(before).toEqual([]);
    expect(requests).toContain(`${site.url}assets/search.json`);
  });

  test.each(['/', 'Control+k', 'Meta+k'])('has the focus after %s', async keys => {
    const page = await site.open('security');

    await page.keyboard.press(keys);

    expect(await box(page).evaluate(input => input === document.activeElement)).toBe(true);
    expect(await box(page).inputValue()).toBe('');
  });

  test('takes a / as text, once it has the focus', async () => {
    const page = await site.open('security');

    await page.keyboard.press('/');
    await page.keyboard.type('a/b');

    expect(await box(page).inputValue()).toBe('a/b');
  });

  test('leads by the keyboard alone from any page to the heading that has the word', async () => {
    const page = await site.open('guides/lock-outs');

    await page.keyboard.press('/');
    await page.keyboard.type('retryAt');
    await results(page).first().waitFor();
    await page.keyboard.press('ArrowDown');
    const second = await results(page).nth(1).getAttribute('href');
    const active = await box(page).getAttribute('aria-activedescendant');
    await page.keyboard.press('Enter');
    await page.waitForURL(String(second));

    expect(active).toBe('search-result-1');
    expect(await page.locator('main').textContent()).toContain('retryAt');
    expect(await page.evaluate(() => document.getElementById(location.hash.slice(1)) !== null)).toBe(true);
  });

  test('goes round at the ends of the list, and says which result is selected', async () => {
    const page = await site.open('index');
    await box(page).fill('token');
    await results(page).first().waitFor();
    const count = await results(page).count();

    await page.keyboard.press('ArrowUp');
    const atEnd = await page.locator('[aria-selected=true]').getAttribute('id');
    await page.keyboard.press('ArrowDown');
    const atStart = await page.locator('[aria-selected=true]').getAttribute('id');

    expect([atEnd, atStart]).toEqual([`search-result-${count - 1}`, 'search-result-0']);
  });

  test('opens a result that is clicked', async () => {
    const page = await site.open('index');
    await box(page).fill('tokenSource');
    const first = results(page).first();
    const href = String(await first.getAttribute('href'));

    await first.click();
    await page.waitForURL(href);

    expect(href.startsWith(site.url)).toBe(true);
  });

  test('marks what it found, and says how much that is', async () => {
    const page = await site.open('index');

    await box(page).fill('invalid_grant');
    await results(page).first().waitFor();

    expect(await results(page).first().locator('mark').first().textContent()).toBe('invalid_grant');
    await expect.poll(() => status(page).textContent()).toBe(`${await results(page).count()} results`);
  });

  test('says so when there is nothing', async () => {
    const page = await site.open('index');

    await box(page).fill('zqxzqxzqx');
    await expect.poll(() => status(page).textContent()).toBe('No results for “zqxzqxzqx”');

    expect(await page.locator('.search-panel > p').isVisible()).toBe(true);
    expect(await results(page).count()).toBe(0);
  });

  test('shows as text what was typed and what a page says, whatever it is', async () => {
    const markup = '<img src=x onerror=alert(1)>';
    const page = await site.open('index');
    const hostile = { id: 0, path: 'x', anchor: '', section: 'x', title: markup, heading: markup };
    const index = newSearchIndex([{ ...hostile, text: `word ${markup}`, code: markup }]);
    await page.route('**/search.json', route => route.fulfill({ json: index }));

    await box(page).fill('word');
    await results(page).first().waitFor();
    const shown = await results(page).first().textContent();
    await box(page).fill(`<zqx ${'q'.repeat(9)}>`);
    await expect.poll(() => status(page).textContent()).toContain('<zqx qqqqqqqqq>');

    expect(shown).toContain(`${markup} › ${markup}`);
    expect(await page.locator('.search img').count()).toBe(0);
  });

  test('closes by Escape, and by the focus that leaves it', async () => {
    const page = await site.open('index');
    const panel = page.locator('.search-panel');
    await box(page).fill('token');
    await results(page).first().waitFor();

    await page.keyboard.press('Escape');
    const afterEscape = await panel.isVisible();
    await page.keyboard.press('ArrowDown');
    await results(page).first().waitFor();
    await page.keyboard.press('Tab');
    const afterTab = await panel.isVisible();

    expect([afterEscape, afterTab]).toEqual([false, false]);
    expect(await box(page).getAttribute('aria-expanded')).toBe('false');
  });

  test('says so when the index can not be loaded, and loads it at the next use', async () => {
    const page = await site.open('index');
    await page.route('**/search.json', route => route.abort());

    await box(page).fill('token');
    await expect.poll(() => status(page).textContent()).toBe('The search could not be loaded.');
    await page.unroute('**/search.json');
    await box(page).blur();
    await box(page).focus();

    await results(page).first().waitFor();
  });

  test('is not there without scripts', async () => {
    const page = await site.open('index', { javaScriptEnabled: false });

    expect(await box(page).isVisible()).toBe(false);
  });

  test('covers the line at the top on a phone, and leaves nothing outside of the page', async () => {
    const page = await site.open('index', { viewport: { width: 360, height: 640 } });

    await page.keyboard.press('/');
    await page.keyboard.type('token');
    await results(page).first().waitFor();

    const edges = await page
      .locator('.search, .search-panel')
      .evaluateAll(parts =>
        parts.map(part => part.getBoundingClientRect()).map(({ left, right }) => ({ left, right })),
      );
    expect(edges.every(({ left, right }) => left >= 0 && right <= 360)).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});

describe('the index of the site', () => {
  const pages = allPages();
  const shared = new Set(
    pages.map(({ title }) => title).filter((title, place, all) => all.indexOf(title) !== place),
  );

  test('finds every page by its title', () => {
    const index = readSearchIndex(readFileSync(path.join(site.folder, 'assets/search.json'), 'utf8'));
    const missed = pages.filter(
      ({ path, title }) => !shared.has(title) && !search(index, title).some(hit => hit.path === path),
    );

    expect(missed.map(({ path }) => path)).toEqual([]);
  });
});
