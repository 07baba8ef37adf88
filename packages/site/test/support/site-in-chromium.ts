import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, onTestFinished } from 'vitest';
import { type ServedSite, serveSite } from '../../src/build/serve.js';
import { startChromium } from '../../src/measure/chromium.js';
import { builtSite } from './built-site.js';

/** No promise about speed: only what ends a wait that hangs, on the slowest machine. */
const LIMIT_MS = 120_000;

/** The site, served below a base path, and a browser, for all tests of a file. */
export interface SiteInChromium {
  /** With the base path and a `/` at its end. */
  readonly url: string;
  /** The built site. */
  readonly folder: string;
  /** Makes an empty page in a profile of its own, for as long as the browser runs or until its context is closed. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
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
  // A test that waited in vain only says for what.
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    for (const page of browser.contexts().flatMap(context => context.pages())) {
      const shown = await page.locator('main').innerText({ timeout: 1000 }).catch(String);
      console.error(`${page.url()} shows:\n${shown}`);
    }
  });
  afterAll(async () => {
    await browser.close();
    await site[Symbol.asyncDispose]();
  });
  const newPage = async (options?: BrowserContextOptions) => {
    const context = await browser.newContext(options);
    context.setDefaultTimeout(LIMIT_MS);
    return await context.newPage();
  };
  return {
    newPage,
    get url() {
      return site.url;
    },
    get folder() {
      return folder;
    },
    async open(path, options) {
      const page = await newPage(options);
      onTestFinished(() => page.context().close());
      const [place = '', anchor] = path.split('#', 2);
      await page.goto(`${site.url}${place}.html${anchor === undefined ? '' : `#${anchor}`}`);
      return page;
    },
  };
}
