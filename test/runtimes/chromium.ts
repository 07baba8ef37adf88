import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServer } from '@token-clients/testing/servers';
import { application } from './application.js';
import type { Check } from './check.js';
import { outputOf, start } from './child.js';
import { findChromium } from './find-chromium.js';
import type { StepResult } from './program/step.js';
import { startVendors } from './vendors.js';

/** The program's 40 steps in a page. The vendors are another origin than the page's, as they are for a real one. */
export const chromiumCheck: Check = {
  id: 'chromium',
  title: 'Chromium',
  missing: () =>
    findChromium() === undefined ? 'not installed; on Debian: apt-get install chromium' : undefined,
  async run() {
    const { bundle, folder } = await application();
    const script = await bundle('program/page.ts', 'page.js', {});
    await using vendors = await startVendors();
    let arrived: (results: StepResult[]) => void = () => undefined;
    const results = new Promise<StepResult[]>(resolve => {
      arrived = resolve;
    });
    await using page = await startServer(({ path, body }) => {
      if (path === '/setting') return { status: 200, body: vendors.setting };
      if (path === '/results') arrived(JSON.parse(body.toString()) as StepResult[]);
      if (path === '/page.js') return { status: 200, headers: TYPES.script, body: readFileSync(script) };
      return { status: 200, headers: TYPES.page, body: PAGE };
    });
    const program = findChromium() ?? '';
    const profile = `--user-data-dir=${join(folder, 'chromium')}`;
    await using browser = start(program, ['--headless', '--disable-gpu', ...sandbox(), profile, page.url]);
    const steps = await Promise.race([results, browser.endedEarly]);
    const [version = ''] = /\d[\d.]+/.exec(await outputOf(program, ['--version'])) ?? [];
    return { version, steps };
  },
};

const PAGE = '<!DOCTYPE html><title>Steps</title><script type="module" src="/page.js"></script>';
const TYPES = { page: { 'content-type': 'text/html' }, script: { 'content-type': 'text/javascript' } };

/** Its sandbox does not start for root, who has no other user's rights to fall back to. */
function sandbox(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
