import type { Browser, Page } from 'playwright-core';
import { readProject } from '../build/project.js';
import { withoutXToken } from '../build/write-sample-specs.js';
import { playgroundDone } from './playground-done.js';

/** From each key to the frame that shows it, in milliseconds. */
export interface TypingTimes {
  /** The length of the document, in bytes. */
  readonly bytes: number;
  readonly playground: readonly number[];
  /** In a plain text field with the same document. */
  readonly field: readonly number[];
  /** In a plain text field without a document: the least that a browser takes. */
  readonly empty: readonly number[];
}

/** A person who types fast presses a key so often. */
const KEY_EVERY_MS = 80;
/** The playground generates after a pause; what comes then is typed while it does. */
const WORDS = 4;
const PAUSE_MS = 1200;

/**
 * Types into a document in the playground, with pauses in which it begins to generate, and into plain text fields.
 *
 * @param root the URL of the built site, with a `/` at its end
 * @param keys how many keys of each word are pressed
 */
export async function typingTimes(browser: Browser, root: string, keys: number): Promise<TypingTimes> {
  const text = largeSpec();
  return {
    bytes: Buffer.byteLength(text),
    playground: await inPlayground(browser, root, text, keys),
    field: await inField(browser, text, keys),
    empty: await inField(browser, '', keys),
  };
}

async function inPlayground(browser: Browser, root: string, text: string, keys: number) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${root}playground.html`);
  await playgroundDone(page);
  const file = { name: 'large.yaml', mimeType: '', buffer: Buffer.from(text) };
  await page.getByLabel('Open a file…').setInputFiles(file);
  await page.locator('.pg-name', { hasText: file.name }).waitFor();
  await playgroundDone(page);
  await page.getByLabel('OpenAPI document, as YAML or JSON').focus();
  const times = await type(page, keys);
  await page.close();
  return times;
}

async function inField(browser: Browser, text: string, keys: number) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.setContent('<textarea rows="40" cols="80" spellcheck="false"></textarea>');
  const field = page.getByRole('textbox');
  await field.evaluate((area: HTMLTextAreaElement, value) => {
    area.value = value;
    area.setSelectionRange(0, 0);
  }, text);
  await field.focus();
  const times = await type(page, keys);
  await page.close();
  return times;
}

/** A document of 4 MB: one of ours as its vendor publishes it, among very many operations that are not for tokens. */
function largeSpec(): string {
  const spec = withoutXToken(readProject('specs/benchling-auth.yaml'));
  const things = Array.from(
    { length: 10_000 },
    (_, index) => `  /things/${index}:
    get:
      description: ${'Reads one of very many things that have nothing to do with tokens. '.repeat(5)}
      responses: { '200': { description: The thing. } }
`,
  );
  return `# What is typed stands here.\n${spec.replace(/^paths:\n/m, start => start + things.join(''))}`;
}

async function type(page: Page, keys: number): Promise<readonly number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    const known = globalThis as { keyTimes?: number[] };
    known.keyTimes = times;
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        requestAnimationFrame(() => {
          // The next task comes after the frame was drawn.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => times.push(performance.now() - timeStamp);
          port2.postMessage(undefined);
        });
      },
      { capture: true },
    );
  });
  // In the comment of the first line.
  await page.keyboard.press('End');
  for (let word = 0; word < WORDS; word++) {
    await page.keyboard.type('a'.repeat(keys), { delay: KEY_EVERY_MS });
    await page.waitForTimeout(PAUSE_MS);
  }
  return page.evaluate(() => (globalThis as { keyTimes?: number[] }).keyTimes ?? []);
}
