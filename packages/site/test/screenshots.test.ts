import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { seededRandom } from '@token-clients/test-support';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../src/build/project.js';
import { playgroundDone } from '../src/measure/playground-done.js';
import { differenceOf, halved, type Image, readImage, writeImage } from './support/images.js';
import { siteInChromium } from './support/site-in-chromium.js';

/** Other machines smooth letters otherwise; a line of text that has moved is far more than this. */
const TOLERANCE = 0.01;
const isUpdate = process.env.UPDATE_SCREENSHOTS === '1';
const folder = path.join(import.meta.dirname, 'screenshots');
/** What the next measurement or run changes. */
const CHANGING = 'img[src*="bench/pictures"], td.to-right, .pg-status';

const LIGHT: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, colorScheme: 'light' };
const DARK: BrowserContextOptions = { ...LIGHT, colorScheme: 'dark' };
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 800 }, colorScheme: 'light' };

interface Shot {
  readonly name: string;
  readonly path: string;
  readonly options: BrowserContextOptions;
  readonly prepare?: (page: Page) => Promise<void>;
}

const SHOTS: readonly Shot[] = [
  { name: 'first-page', path: 'index', options: LIGHT },
  { name: 'first-page-phone', path: 'index', options: { ...PHONE, colorScheme: 'dark' } },
  { name: 'guide', path: 'guides/lock-outs', options: DARK },
  { name: 'operation', path: 'providers/cobo-oauth/OAuthAPI/getToken', options: LIGHT },
  { name: 'operation-phone', path: 'providers/cobo-oauth/OAuthAPI/getToken', options: PHONE },
  { name: 'error', path: 'errors/locked', options: LIGHT },
  {
    name: 'playground',
    path: 'playground',
    options: LIGHT,
    prepare: playgroundDone,
  },
  { name: 'reference', path: 'reference/auth-hooks', options: DARK },
  {
    name: 'search',
    path: 'packages/auth-hooks',
    options: LIGHT,
    async prepare(page) {
      await page.keyboard.press('/');
      await page.keyboard.type('retryAt');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'menu-phone',
    path: 'security',
    options: PHONE,
    prepare: page => page.getByRole('button', { name: 'Menu' }).click(),
  },
];

const site = siteInChromium();

describe('the main pages look as before', () => {
  test.each(SHOTS)('$name', async ({ name, path: at, options, prepare }) => {
    const page = await site.open(at, { ...options, reducedMotion: 'reduce' });
    await page.evaluate(() => document.fonts.ready);
    await prepare?.(page);

    const shot = halved(
      readImage(
        await page.screenshot({
          animations: 'disabled',
          mask: [page.locator(CHANGING)],
          maskColor: '#888888',
        }),
      ),
    );
    const kept = path.join(folder, `${name}.png`);
    if (isUpdate) save(kept, shot);
    const difference = differenceOf(shot, readImage(readFileSync(kept)));

    const seen = path.join(projectRoot, 'packages/site/out/screenshots', `${name}.png`);
    if (difference > TOLERANCE) save(seen, shot);
    expect(difference, `${kept} is how it was, ${seen} how it is`).toBeLessThanOrEqual(TOLERANCE);
  });
});

describe('the comparison', () => {
  let page: Image;
  beforeAll(() => {
    page = readImage(readFileSync(path.join(folder, 'guide.png')));
  });

  test('passes edges that are smoothed otherwise', () => {
    const random = seededRandom(1);
    const data = Buffer.from(page.data.map(byte => Math.max(0, Math.min(255, byte + (random() - 0.5) * 40))));

    expect(differenceOf({ ...page, data }, page)).toBeLessThanOrEqual(TOLERANCE);
  });

  test('refuses a page whose content has moved by eight pixels', () => {
    expect(differenceOf(shifted(page, 4), page)).toBeGreaterThan(TOLERANCE);
  });

  test('refuses a page in the colours of the other theme', () => {
    const data = Buffer.from(page.data.map((byte, at) => (at % 4 === 3 ? byte : 255 - byte)));

    expect(differenceOf({ ...page, data }, page)).toBeGreaterThan(TOLERANCE);
  });
});

function save(file: string, image: Image): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, writeImage(image));
}

/** The picture with its lines further down; those at the end come to the start. */
function shifted({ width, height, data }: Image, lines: number): Image {
  const cut = data.length - lines * width * 4;
  return { width, height, data: Buffer.concat([data.subarray(cut), data.subarray(0, cut)]) };
}
