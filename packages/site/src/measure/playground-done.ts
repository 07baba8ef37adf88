import type { Page } from 'playwright-core';

/** Waits until nothing runs in the playground, and its result is there. */
export async function playgroundDone(page: Page): Promise<void> {
  await page.locator('.pg-pane[aria-busy=false]').waitFor();
  await page.locator('.pg-status:not(:empty)').waitFor({ state: 'attached' });
}
