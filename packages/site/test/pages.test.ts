import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { violationsOf } from '../src/measure/axe.js';
import { allPages } from '../src/sources/all-pages.js';
import { siteInChromium } from './support/site-in-chromium.js';

/** Most of axe's time. Colours are those of one style sheet, and are looked at on a page of each kind. */
const STRUCTURE = { rules: { 'color-contrast': { enabled: false } } };
const DESKTOP = { width: 1280, height: 800 };
const NARROW_PHONE = { width: 360, height: 740 };

const site = siteInChromium();
const problems: string[] = [];
let page: Page;
beforeAll(async () => {
  page = await site.newPage();
  page.on('console', message => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', error => problems.push(error.message));
  page.on('response', response => response.status() >= 400 && problems.push(response.url()));
  page.on('request', request => request.url().startsWith(site.url) || problems.push(request.url()));
});

describe('in Chromium, below a base path', () => {
  test.each(allPages().map(({ path, title }) => [path, title]))(
    '%s is shown without an error, loads nothing from elsewhere, is right for axe and fits a narrow phone',
    async path => {
      problems.length = 0;
      await page.setViewportSize(DESKTOP);
      await page.goto(`${site.url}${path}.html`, { waitUntil: 'load' });

      expect(problems).toEqual([]);
      expect(await page.locator('h1').count()).toBe(1);
      expect(await violationsOf(page, STRUCTURE)).toEqual([]);
      await page.setViewportSize(NARROW_PHONE);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(NARROW_PHONE.width);
    },
  );
});
