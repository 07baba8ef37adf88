import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { copiedText } from '../src/browser/copied-text.js';
import { allPages } from '../src/sources/all-pages.js';
import { compilePrograms } from './support/compile-programs.js';
import { siteInChromium } from './support/site-in-chromium.js';
import { stopClock } from './support/stop-clock.js';

const site = siteInChromium();
const pages = allPages();
const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const blocks = (page: Page) => page.locator('figure.code:visible');

describe('copiedText()', () => {
  test.each([
    ['a program, whole', 'const a = 1;\n\nconst b = `$ 5`;', 'const a = 1;\n\nconst b = `$ 5`;'],
    ['of a transcript the commands', '$ ls\nfile\n$ cat file\n$ 5', 'ls\ncat file\n5'],
    ['of a command on two lines both', '$ curl \\\n  --data a\nprinted \\\nprinted', 'curl \\\n  --data a'],
  ])('returns %s', (_, code, copied) => {
    expect(copiedText(code)).toBe(copied);
  });
});

describe('the button of a block of code', () => {
  test('copies what stands in it, says so, and is ready again', async () => {
    const page = await site.open('packages/auth-hooks', CLIPBOARD);
    await stopClock(page);
    const block = blocks(page).filter({ hasText: 'tokenSource(' }).first();
    const button = block.getByRole('button');

    await block.hover();
    await button.click();
    await expect.poll(() => button.textContent()).toBe('Copied');

    expect(await clipboard(page)).toBe(await block.locator('code').textContent());
    expect(await page.getByRole('status').filter({ hasText: 'Copied' }).count()).toBe(1);
    await page.clock.runFor(2_000);
    expect(await button.textContent()).toBe('Copy');
  });

  test('is reached and pressed by the keyboard, and is seen then', async () => {
    const page = await site.open('packages/auth-hooks', CLIPBOARD);
    await stopClock(page);
    const block = blocks(page).first();

    await block.locator('pre').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => block.getByRole('button').textContent()).toBe('Copied');

    expect(await block.getByRole('button').evaluate(button => getComputedStyle(button).opacity)).toBe('1');
    expect(await clipboard(page)).toBe(await block.locator('code').textContent());
  });

  test('selects the code where the page may not use the clipboard', async () => {
    const page = await site.open('packages/auth-hooks');
    await stopClock(page);
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    const block = blocks(page).first();

    await block.hover();
    await block.getByRole('button').click();
    await expect.poll(() => block.getByRole('button').textContent()).toBe('Selected: press Ctrl+C');

    expect(await page.evaluate(() => getSelection()?.toString())).toBe(
      await block.locator('code').textContent(),
    );
  });

  test('has a name of its own', async () => {
    const page = await site.open('packages/auth-hooks');

    const names = await page
      .locator('figure.code button')
      .evaluateAll(buttons => buttons.map(button => button.getAttribute('aria-label')));

    expect(names.length).toBeGreaterThan(5);
    expect(names.every(name => /^Copy \S/.test(String(name)))).toBe(true);
  });
});

test('every program of TypeScript that is copied compiles', async () => {
  const shown = pages.filter(({ markdown }) => /^`{3}ts\b/m.test(markdown) && markdown.includes(OURS));
  const page = await site.open('index', CLIPBOARD);
  const programs = new Map<string, string>();
  for (const { path } of shown) {
    await page.goto(`${site.url}${path}.html`, { waitUntil: 'domcontentloaded' });
    for (const { name, text } of await page.evaluate(copyAll)) programs.set(`${path}/${name}`, text);
  }

  const ours = [...programs.values()].filter(text => text.includes(OURS));
  const said = compilePrograms(compiled(programs));

  expect(ours.length).toBeGreaterThan(20);
  expect(said, said).toBe('');
});

const OURS = "from '@token-clients/";

/**
 * Each program once, and the files beside it on its page that it may import. One that imports what a guide has its reader
 * generate is compiled with that, by the test of the guide.
 */
function compiled(programs: ReadonlyMap<string, string>): Map<string, string> {
  const seen = new Set<string>();
  return new Map(
    [...programs].filter(([name, text]) => {
      const isWhole = [...text.matchAll(/ from '(\.\/[^']+)\.js';/g)].every(([, file = '']) =>
        programs.has(path.posix.join(path.posix.dirname(name), `${file}.ts`)),
      );
      if (!isWhole) return false;
      const isProgram = text.includes(OURS) && !seen.has(text);
      seen.add(text);
      return isProgram || !/\/\d+\.ts$/.test(name);
    }),
  );
}

/** Runs in the page: presses the button of each block of TypeScript, and reads the clipboard each time. */
async function copyAll(): Promise<{ name: string; text: string }[]> {
  const copied: { name: string; text: string }[] = [];
  for (const [index, figure] of [...document.querySelectorAll('figure.code')].entries()) {
    const title = figure.querySelector('figcaption')?.textContent ?? '';
    // A file of JavaScript is run as it is, by the test of its guide.
    if (figure.querySelector('code')?.dataset.language !== 'ts' || /\.m?js$/.test(title)) continue;
    await navigator.clipboard.writeText('');
    figure.querySelector('button')?.click();
    let text = '';
    while (text === '') text = await navigator.clipboard.readText();
    copied.push({ name: /^[\w./-]+\.ts$/.test(title) ? title : `${index}.ts`, text });
  }
  return copied;
}
