import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { type ServedSite, serveSite } from '../../src/build/serve.js';
import { startChromium } from '../../src/measure/chromium.js';
import { builtSite } from './built-site.js';

/** The site, served below a base path, and a browser, for all tests of a file. */
export interface SiteInChromium {
  /** With the base path and a `/` at its end. */
  readonly url: string;
  /** The built site. */
  readonly folder: string;
  readonly browser: Browser;
  /**
   * Opens a page of the site in a profile of its own, until the test ends.
   *
   * @param path as in the site's pages, with an anchor or without
   */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
}

export function siteInChromium(): SiteInChromium {
  let site: ServedSite;
  let browser: Browser;
  let folder = '';
  beforeAll(async () => {
    folder = await builtSite();
    site = await serveSite(folder, '/some/base/');
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser.close();
    await site[Symbol.asyncDispose]();
  });
  return {
    get url() {
      return site.url;
    },
    get folder() {
      return folder;
    },
    get browser() {
      return browser;
    },
    async open(path, options) {
      const context = await browser.newContext(options);
      onTestFinished(() => context.close());
      const page = await context.newPage();
      const [place = '', anchor] = path.split('#', 2);
      await page.goto(`${site.url}${place}.html${anchor === undefined ? '' : `#${anchor}`}`);
      return page;
    },
  };
}
