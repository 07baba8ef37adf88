import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ServedSite, serveSite } from '../src/build/serve.js';
import { allPages } from '../src/sources/all-pages.js';
import { builtSite } from './support/built-site.js';
import { startChromium } from './support/chromium.js';

const pages = allPages();
let site: ServedSite;
let browser: Browser;

beforeAll(async () => {
  site = await serveSite(await builtSite(), '/some/base/');
  browser = await startChromium();
});
afterAll(async () => {
  await browser.close();
  await site[Symbol.asyncDispose]();
});

/** A narrow phone. */
const viewport = { width: 360, height: 740 };

describe('in Chromium, below a base path, on a narrow phone', () => {
  test.each(pages.map(({ path, title }) => [path, title]))('%s is shown without an error', async path => {
    const page = await browser.newPage({ viewport });
    const problems: string[] = [];
    page.on('console', message => message.type() === 'error' && problems.push(message.text()));
    page.on('pageerror', error => problems.push(error.message));
    page.on('response', response => response.status() >= 400 && problems.push(response.url()));
    page.on('request', request => request.url().startsWith(site.url) || problems.push(request.url()));

    await page.goto(`${site.url}${path}.html`, { waitUntil: 'load' });

    expect(problems).toEqual([]);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
    await page.close();
  });
});
