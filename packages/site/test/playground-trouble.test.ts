import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { readProject } from '../src/build/project.js';
import { playgroundDone } from '../src/measure/playground-done.js';
import { PlaygroundPage } from './support/playground-page.js';
import { siteInChromium } from './support/site-in-chromium.js';

const site = siteInChromium();

const text = readProject('generator/test/corpus/specs/get-token.yaml');

/** As many operations as take a while. */
function large(): string {
  const operations = Array.from(
    { length: 6000 },
    (_, index) =>
      `  /things/${index}:\n    get:\n      operationId: thing${index}\n      responses:\n        '200': { description: The thing }\n`,
  );
  return text.replace('paths:\n', `paths:\n${operations.join('')}`);
}

const FILE = { name: 'own.yaml', mimeType: '', buffer: Buffer.from(text) };

describe('where something goes wrong', () => {
  test('a generator that can’t be loaded is a sentence, and works once it can', async () => {
    const page = await site.newPage();
    await page.route('**/playground-worker.js', route => route.abort());
    await page.goto(`${site.url}playground.html`);
    await page
      .locator('.pg-bar [role=status]', { hasText: 'could not be loaded' })
      .waitFor({ state: 'attached' });
    expect(await page.getByRole('tabpanel').innerText()).toContain('could not be loaded');

    await page.unroute('**/playground-worker.js');
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByRole('row', { name: 'acquire.operation' }).waitFor();
    await page.context().close();
  });

  test('a sample that can’t be loaded is a sentence', async () => {
    const page = await site.newPage();
    await page.route('**/assets/specs/*', route => route.fulfill({ status: 404, body: '' }));
    await page.goto(`${site.url}playground.html`);

    await page.getByRole('alert').filter({ hasText: 'could not be loaded: status 404' }).waitFor();
    await page.context().close();
  });

  test('a run is stopped by the button, which keeps the focus, and the next document runs', async () => {
    const playground = await PlaygroundPage.open(site);
    const { page } = playground;
    await page
      .getByLabel('Open a file…')
      .setInputFiles({ name: 'large.yaml', mimeType: '', buffer: Buffer.from(large()) });
    await page.getByRole('button', { name: 'Stop' }).click();

    await page.locator('.pg-status', { hasText: 'Stopped' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Run');
    await playground.openFile('after.yaml', text);
    expect(await playground.summary()).toMatch(/^\d+ files/);
    expect(playground.problems).toEqual([]);
    await playground.close();
  });

  test.each([
    ['is no text', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0xff, 0xfe]), 'is no text in UTF-8'],
    ['is larger than the generator takes', Buffer.alloc(10_000_001, 'a'), 'the generator takes up to 10 MB'],
  ])('a file that %s is a sentence, and the document stays', async (_, buffer, sentence) => {
    const playground = await PlaygroundPage.open(site);
    const before = await playground.page.locator('.pg-name').innerText();
    await playground.page
      .getByLabel('Open a file…')
      .setInputFiles({ name: 'odd.bin', mimeType: 'application/octet-stream', buffer });

    await playground.page.getByRole('alert').filter({ hasText: sentence }).waitFor();
    expect(await playground.page.locator('.pg-name').innerText()).toBe(before);
    await playground.close();
  });

  test('an empty editor says what to do', async () => {
    const playground = await PlaygroundPage.open(site);
    await playground.editor.click();
    await playground.page.keyboard.press('ControlOrMeta+a');
    await playground.page.keyboard.press('Delete');

    await playground.page.locator('.pg-status', { hasText: 'Paste a document' }).waitFor();
    expect(await playground.panel.innerText()).toBe('What the document gives is shown here.');
    await playground.close();
  });
});

test.each([
  ['opened', (page: Page) => page.getByLabel('Open a file…').setInputFiles(FILE)],
  [
    'typed',
    (page: Page) => page.getByLabel('OpenAPI document, as YAML or JSON').pressSequentially('openapi'),
  ],
])('what is %s before the first document has come stays', async (_, act) => {
  const page = await site.newPage();
  let release = () => {};
  const held = new Promise<void>(resolve => {
    release = resolve;
  });
  await page.route('**/assets/specs/**', async route => {
    await held;
    await route.continue();
  });
  await page.goto(`${site.url}playground.html`);
  const editor = page.getByLabel('OpenAPI document, as YAML or JSON');
  await act(page);
  await editor.getByText('openapi').first().waitFor();
  const before = await editor.innerText();

  const came = page.waitForResponse(/\/assets\/specs\//);
  release();
  await (await came).finished();
  await playgroundDone(page);

  expect(await editor.innerText()).toBe(before);
  await page.context().close();
});

test('a document that is pasted while another runs is the one whose result is shown', async () => {
  const playground = await PlaygroundPage.open(site);
  const { page } = playground;
  await playground.paste(large());
  await page.getByRole('button', { name: 'Stop' }).waitFor();
  await playground.paste(text);

  const row = page.getByRole('row', { name: 'acquire.operation' }).filter({ hasText: '/cgi-bin/token' });
  await row.waitFor();
  await playground.done();
  expect(await row.count()).toBe(1);
  expect(playground.problems).toEqual([]);
  await playground.close();
});
