import { describe, expect, test } from 'vitest';
import { violationsOf } from '../src/measure/axe.js';
import { PlaygroundPage } from './support/playground-page.js';
import { siteInChromium } from './support/site-in-chromium.js';

const TABS = ['Token', 'Findings', 'Client', 'Types', 'Descriptor', 'Docs', 'Difference', 'Download', 'Link'];

const site = siteInChromium();

describe.each([
  ['light', 1280],
  ['dark', 390],
] as const)('in %s at %i px', (colorScheme, width) => {
  test('every tab passes axe, and nothing is wider than the page', async () => {
    const options = { colorScheme, viewport: { width, height: 800 } };
    const playground = await PlaygroundPage.open(site, options);
    for (const tab of TABS) {
      await playground.show(tab);
      expect(await violationsOf(playground.page), tab).toEqual([]);
      const widest = await playground.page.evaluate(() => document.documentElement.scrollWidth);
      expect(widest, tab).toBe(width);
    }
    await playground.close();
  });
});

describe('with the keyboard alone', () => {
  test('a person goes from the editor to the tabs, through them, and back', async () => {
    const playground = await PlaygroundPage.open(site);
    const { page } = playground;
    const focused = () =>
      page.evaluate(() => {
        const at = document.activeElement;
        const inner = at?.shadowRoot?.activeElement ?? at;
        return inner?.getAttribute('aria-label') ?? inner?.textContent?.trim() ?? '';
      });

    await playground.editor.focus();
    await page.keyboard.press('Tab');
    expect(await focused()).toContain('Token');
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toContain('Findings');
    await page.keyboard.press('End');
    expect(await focused()).toBe('Link');
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toContain('Token');
    await page.keyboard.press('ArrowLeft');
    expect(await focused()).toBe('Link');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('pg-panel');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe('OpenAPI document, as YAML or JSON');
    await playground.close();
  });

  test('one of ours is opened by the list', async () => {
    const playground = await PlaygroundPage.open(site);
    const { page } = playground;
    const list = page.getByLabel('Open one of ours');
    const title = await list.locator('option').nth(2).innerText();
    await list.selectOption({ index: 2 });
    await playground.named(`${title}.yaml`);
    expect(await playground.summary()).toMatch(/^\d+ files/);
    expect(playground.problems).toEqual([]);
    await playground.close();
  });
});

test('the page stays where it is while the program and the first result come', async () => {
  const page = await site.newPage({ viewport: { width: 1280, height: 900 } });
  await page.addInitScript(() => {
    const seen: number[] = [];
    Object.assign(globalThis, { shifts: seen });
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) seen.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(`${site.url}playground.html`);
  await page.getByRole('row', { name: 'acquire.operation' }).waitFor();
  await page.waitForTimeout(300);

  const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts);
  expect(shifts.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.01);
  await page.context().close();
});

test('without JavaScript the page says what it would do, and names the command', async () => {
  const page = await site.open('playground', { javaScriptEnabled: false });

  const text = await page.getByRole('main').innerText();
  expect(text).toContain('The playground needs JavaScript');
  expect(text).toContain('npx @token-clients/generator --spec');
  const app = await page.locator('.app').boundingBox();
  expect(app?.height ?? 0).toBe(0);
});

test('all pages but this one load no part of the playground', async () => {
  const page = await site.newPage();
  const loaded: string[] = [];
  page.on('request', request => loaded.push(request.url()));
  await page.goto(`${site.url}index.html`);
  await page.waitForLoadState('networkidle');

  expect(loaded.filter(url => /playground|specs\//.test(url))).toEqual([]);
  await page.context().close();
});
