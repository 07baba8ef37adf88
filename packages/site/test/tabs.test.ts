import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readProviders } from '../src/sources/providers/read-providers.js';
import { siteInChromium } from './support/site-in-chromium.js';

const site = siteInChromium();
let page: Page;
beforeEach(async () => {
  page = await site.newPage();
});
afterEach(() => page.context().close());

/** The pages of operations that have these tabs. */
const operations = readProviders().flatMap(({ docs, reference }) =>
  reference.apis.flatMap(({ className, operations }) =>
    operations.map(({ operation }) => ({
      path: `providers/${docs.name}/${className}/${operation.name}.html`,
      isSigned: operation.signature !== undefined,
    })),
  ),
);
const pathsWhere = (isSigned: boolean) =>
  operations.filter(one => one.isSigned === isSigned).map(({ path }) => path);
const [first = '', second = ''] = pathsWhere(false);
const [signed = ''] = pathsWhere(true);

const open = (path: string) => page.goto(site.url + path);
const tab = (name: string) => page.getByRole('tab', { name, exact: true });
const shownPanels = async () => {
  const panels = page.locator('.tabs [role=tabpanel]:visible');
  return panels.evaluateAll(all => all.map(panel => panel.getAttribute('aria-label')));
};

test('the first tab is shown to who has chosen none', async () => {
  await open(first);

  expect(await shownPanels()).toEqual(['TypeScript']);
});

test('a choice holds on the next page, and where a page lacks it, the one before it', async () => {
  await open(first);
  await tab('CLI').click();
  await tab('curl').click();

  await open(second);
  expect(await shownPanels()).toEqual(['curl']);
  await open(signed);
  expect(await shownPanels()).toEqual(['CLI']);
  await open(second);
  expect(await shownPanels()).toEqual(['curl']);
});

test('arrow keys choose, around both ends, and take the focus along', async () => {
  await open(first);
  await tab('TypeScript').focus();

  await page.keyboard.press('ArrowLeft');
  expect(await shownPanels()).toEqual(['curl']);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await shownPanels()).toEqual(['CLI']);
  expect(await tab('CLI').evaluate(button => button === document.activeElement)).toBe(true);
});

test('what something else has kept in the same place is left out', async () => {
  await open(first);
  for (const kept of ['{', '"curl"', '[1, "no such tab"]', 'null']) {
    await page.evaluate(text => localStorage.setItem('tabs', text), kept);
    await page.reload();
    expect(await shownPanels()).toEqual(['TypeScript']);
  }
});
