import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];

/** Starts a real Chromium, whose sandbox does not start for root. */
export async function startChromium(): Promise<Browser> {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const program = NAMES.flatMap(name => folders.map(folder => path.join(folder, name))).find(file =>
    existsSync(file),
  );
  if (program === undefined)
    throw new Error('Chromium is not installed; on Debian: apt-get install chromium-headless-shell');
  return chromium.launch({ executablePath: program, chromiumSandbox: process.getuid?.() !== 0 });
}
