import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readProject } from '../src/build/project.js';
import { fragmentOf } from '../src/playground/link/spec-link.js';
import { PlaygroundPage } from './support/playground-page.js';
import { siteInChromium } from './support/site-in-chromium.js';

const site = siteInChromium();

const text = readProject('generator/test/corpus/specs/get-token.yaml');

describe('the link', () => {
  test('opens the same document in another browser, and is sent to no server', async () => {
    const first = await PlaygroundPage.open(site);
    await first.openFile('ginkgo.yaml', text);
    const link = await (await first.show('Link')).getByRole('textbox').inputValue();
    expect(link.length).toBeLessThan(2000);
    expect(link.startsWith(`${site.url}playground.html#spec=`)).toBe(true);

    const second = await PlaygroundPage.open(site, { fragment: new URL(link).hash });
    await second.named('ginkgo.yaml');
    expect(await (await second.show('Link')).getByRole('textbox').inputValue()).toBe(link);

    expect(second.requests.filter(url => url.includes('spec='))).toEqual([]);
    expect([...first.problems, ...second.problems]).toEqual([]);
    await first.close();
    await second.close();
  });

  test('that is pasted into an open page opens its document', async () => {
    const playground = await PlaygroundPage.open(site);
    const fragment = await fragmentOf({ fileName: 'pasted.yaml', text });
    await playground.page.evaluate(hash => {
      location.hash = hash;
    }, fragment);

    await playground.named('pasted.yaml');
    await playground.close();
  });

  test.each([
    [
      'is damaged',
      async () => (await fragmentOf({ fileName: 'a.yaml', text })).slice(0, -9),
      'This link is damaged',
    ],
    [
      'unpacks to 50 MB',
      () => fragmentOf({ fileName: 'a.yaml', text: 'a'.repeat(50_000_000) }),
      'more than this page opens',
    ],
  ])('that %s is a sentence, and the page goes on', async (_, fragment, sentence) => {
    const page = await site.open(`playground${await fragment()}`);

    await page.getByRole('alert').filter({ hasText: sentence }).waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page
      .getByLabel('Open a file…')
      .setInputFiles({ name: 'b.yaml', mimeType: '', buffer: Buffer.from(text) });
    await page.getByRole('row', { name: 'acquire.operation' }).waitFor();
  });

  test('of a document that is too long for one leads to the archive, and says why', async () => {
    const playground = await PlaygroundPage.open(site);
    const noise = Array.from({ length: 900 }, (_, index) => `# ${index} ${Math.sin(index)}`).join('\n');
    await playground.openFile('long.yaml', `${text}\n${noise}\n`);
    const panel = await playground.show('Link');

    expect(await panel.innerText()).toMatch(/would have [\d,]+ characters/);
    await panel.getByRole('button', { name: 'Go to the archive' }).click();
    await panel.getByRole('button', { name: 'Download the archive' }).waitFor();
    await playground.close();
  });
});

test('a file that is dropped on the page is opened, also on the editor', async () => {
  const playground = await PlaygroundPage.open(site);
  for (const [target, name] of [
    ['.cm-content', 'on-editor.yaml'],
    ['.pg-panel', 'on-results.yaml'],
  ] as const) {
    const dataTransfer = await playground.transferOf(name, text);
    await playground.page.locator(target).first().dispatchEvent('drop', { dataTransfer });
    await playground.named(name);
    expect(await playground.editor.innerText()).toMatch(/^openapi: 3\.0\.3\ninfo/);
  }
  expect(playground.problems).toEqual([]);
  await playground.close();
});

describe('the archive', () => {
  test('holds what the tabs show, the document and its overlay', async () => {
    const playground = await PlaygroundPage.open(site);
    await playground.openFile('ginkgo.yaml', text);
    const client = await playground.show('Client');
    const names = await client.getByRole('navigation').getByRole('button').allInnerTexts();
    const panel = await playground.show('Download');
    const listed = await panel.getByRole('listitem').allInnerTexts();

    const waiting = playground.page.waitForEvent('download');
    await panel.getByRole('button', { name: 'Download the archive' }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toMatch(/^[a-z-]+\.zip$/);
    const entries = unzipSync(readFileSync((await download.path()) ?? ''));
    const files = new Map(
      Object.entries(entries).map(([file, bytes]) => [
        file.replace(/^[a-z-]+\//, ''),
        new TextDecoder().decode(bytes),
      ]),
    );

    expect([...files.keys()].sort()).toEqual([...listed].sort());
    for (const name of names) expect([...files.keys()]).toContain(`src/generated/${name}`);
    expect(files.get('ginkgo.yaml')).toBe(text);
    expect([...files.keys()].filter(file => file.endsWith('overlay.yaml'))).toHaveLength(1);
    expect(files.get('src/generated/types.ts')).toContain('export interface');
    for (const [tab, file] of [
      ['Types', 'types.ts'],
      ['Descriptor', 'descriptor.ts'],
    ] as const) {
      await playground.show(tab);
      const shown = await playground.shownText(file);
      expect(shown.length).toBeGreaterThan(200);
      expect(files.get(`src/generated/${file}`)?.slice(0, shown.length)).toBe(shown);
    }
    expect(playground.problems).toEqual([]);
    await playground.close();
  });
});

describe('the difference', () => {
  test('from a kept version says what breaks, and which version that makes', async () => {
    const playground = await PlaygroundPage.open(site);
    await playground.openFile('ginkgo.yaml', text);
    const panel = await playground.show('Difference');
    await panel.getByRole('button', { name: 'Keep what is in the editor' }).click();
    await panel.getByText('Nothing changes').waitFor();
    expect(await playground.page.evaluate(() => document.activeElement?.id)).toBe('pg-panel');

    await playground.paste(text.replace('errmsg', 'errtext'));
    await panel.getByText('errtext').first().waitFor();
    expect(await panel.innerText()).toMatch(/makes a major version[\s\S]*breaking:.*errmsg/);
    await playground.close();
  });

  test('from a version that is dropped on it', async () => {
    const playground = await PlaygroundPage.open(site);
    await playground.openFile('ginkgo.yaml', text);
    const panel = await playground.show('Difference');
    const dataTransfer = await playground.transferOf('old.yaml', text.replace('errmsg', 'errtext'));
    await panel.getByText('An earlier version of the document').dispatchEvent('drop', { dataTransfer });

    await panel.getByText('errtext').first().waitFor();
    expect(await panel.innerText()).toContain('Compared with old.yaml');
    await playground.close();
  });

  test('from a pasted version', async () => {
    const playground = await PlaygroundPage.open(site);
    await playground.openFile('ginkgo.yaml', text);
    const panel = await playground.show('Difference');
    await panel.getByLabel('Or paste it here').fill(text.replace('errmsg', 'errtext'));
    await panel.getByRole('button', { name: 'Compare with the pasted one' }).click();

    await panel.getByText('errtext').first().waitFor();
    await playground.close();
  });
});
