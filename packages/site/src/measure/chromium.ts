import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../../../test/dist/runtimes/find-chromium.js';

/** Starts a real Chromium, whose sandbox does not start for root. */
export async function startChromium(): Promise<Browser> {
  const program = findChromium();
  if (program === undefined)
    throw new Error('Chromium is not installed; on Debian: apt-get install chromium-headless-shell');
  return chromium.launch({ executablePath: program, chromiumSandbox: process.getuid?.() !== 0 });
}
