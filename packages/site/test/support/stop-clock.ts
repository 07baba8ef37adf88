import type { Page } from 'playwright-core';

/** Stops the time of a page: from now on it passes only by `page.clock`, however slow the machine is. */
export async function stopClock(page: Page): Promise<void> {
  // Once it is installed, the clock goes on by itself until it is paused, at a time that it has not reached yet.
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(3_600_000);
}
