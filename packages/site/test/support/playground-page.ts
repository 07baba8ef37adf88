import type { BrowserContextOptions, JSHandle, Locator, Page } from 'playwright-core';
import { playgroundDone } from '../../src/measure/playground-done.js';
import type { SiteInChromium } from './site-in-chromium.js';

/** The playground in a browser, as a person uses it. */
export class PlaygroundPage {
  readonly page: Page;
  /** What went wrong or out: errors, messages of the security policy, and requests to another origin. */
  readonly problems: string[] = [];
  /** The address of every request. */
  readonly requests: string[] = [];

  private constructor(page: Page, origin: string) {
    this.page = page;
    page.on('console', message => {
      if (message.type() === 'error' || message.type() === 'warning') this.problems.push(message.text());
    });
    page.on('pageerror', error => this.problems.push(error.message));
    page.on('dialog', dialog => {
      this.problems.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.context().on('request', request => {
      const url = request.url();
      this.requests.push(url);
      if (!url.startsWith(origin) && !url.startsWith('blob:')) this.problems.push(`a request to ${url}`);
    });
  }

  /** Opens the page, and waits for its first result. */
  static async open(
    site: SiteInChromium,
    options: BrowserContextOptions & { readonly fragment?: string } = {},
  ): Promise<PlaygroundPage> {
    const { fragment = '', ...context } = options;
    const page = await site.newPage(context);
    const playground = new PlaygroundPage(page, site.url);
    await page.goto(`${site.url}playground.html${fragment}`);
    await playground.done();
    return playground;
  }

  /** Waits until nothing runs. */
  done(): Promise<void> {
    return playgroundDone(this.page);
  }

  /** Opens a document by the button for files. */
  async openFile(name: string, text: string | Buffer): Promise<void> {
    await this.page
      .getByLabel('Open a file…')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });
    await this.named(name);
  }

  /** What a file is dropped as. */
  transferOf(name: string, text: string): Promise<JSHandle<DataTransfer>> {
    return this.page.evaluateHandle(
      ([fileName, content]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([content ?? ''], fileName ?? ''));
        return transfer;
      },
      [name, text],
    );
  }

  /** Waits until the document of this name has given its result. */
  async named(name: string): Promise<void> {
    await this.page.locator('.pg-name', { hasText: name }).waitFor();
    await this.done();
  }

  /** Replaces what is in the editor, as pasting does. It runs after a pause. */
  async paste(text: string): Promise<void> {
    await this.editor.focus();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.editor.evaluate((editor, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }

  get editor(): Locator {
    return this.page.getByLabel('OpenAPI document, as YAML or JSON');
  }

  get panel(): Locator {
    return this.page.getByRole('tabpanel');
  }

  /** The lines of a file that is shown, from its first one to the last that is seen. */
  async shownText(file: string): Promise<string> {
    return (await this.panel.getByRole('textbox', { name: file }).locator('.cm-line').allInnerTexts())
      .map(line => line.replace(/\n$/, ''))
      .join('\n');
  }

  /** What is said of the last result. */
  summary(): Promise<string> {
    return this.page.locator('.pg-bar [role=status]').innerText();
  }

  /** Opens a tab, and waits for what it asks for. */
  async show(tab: string): Promise<Locator> {
    await this.page.getByRole('tab', { name: tab }).click();
    await this.done();
    return this.panel;
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
