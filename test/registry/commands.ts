import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read } from '../architecture/support/project.js';
import type { Check } from '../runtimes/check.js';
import { expectEqual, expectMatch } from '../runtimes/program/expect.js';
import { runSteps, type Step } from '../runtimes/program/step.js';
import { INSTALL } from '../runtimes/tools.js';
import { registry } from './install.js';
import { verdaccio } from './registry.js';
import { startShell } from './shell.js';

/** The commands of a page that lead from an empty folder to a token: the block that starts a mock. */
export function firstTokenCommands(page = read('README.md')): string[] {
  const blocks = page
    .split(/\n(?! {4})/)
    .map(block => block.split('\n').filter(line => line.startsWith('    ')));
  const block = blocks.find(lines => lines.some(line => line.includes('token-clients mock')));
  if (block === undefined) throw new Error('The README shows no commands that start a mock.');
  return block.map(line => line.trim());
}

/** From an empty folder to the first token of a mock, by the commands of the README, word for word. */
export const firstTokenCheck: Check = {
  id: 'first-token',
  title: 'npm, empty folder to the first token',
  missing: () => (verdaccio() === undefined ? `not installed; run: ${INSTALL}` : undefined),
  async run() {
    const { env, npmVersion } = await registry();
    const home = mkdtempSync(join(tmpdir(), 'token-clients-first-'));
    const folder = join(home, 'empty');
    mkdirSync(folder);
    const { XDG_CONFIG_HOME, XDG_STATE_HOME, XDG_CACHE_HOME, ...others } = env;
    try {
      await using shell = startShell(folder, { ...others, HOME: home, USERPROFILE: home });
      const [install = '', mock = '', get = '', ...more] = firstTokenCommands();
      const steps: Step<undefined>[] = [
        {
          name: install,
          async run() {
            const { code, text } = await shell.run(install);
            expectEqual([code, text.match(/npm (warn|error).*/g)], [0, null]);
          },
        },
        {
          name: mock,
          async run() {
            await shell.run(mock, /^Mock servers are running/m);
          },
        },
        {
          name: get,
          async run() {
            const { code, text } = await shell.run(get);
            expectEqual(code, 0);
            expectMatch(text, /^[\w.-]+\n$/);
          },
        },
        {
          name: 'there is no other command',
          async run() {
            expectEqual(more, []);
          },
        },
      ];
      return { version: npmVersion, steps: await runSteps(steps, undefined) };
    } finally {
      rmSync(home, { recursive: true, force: true, maxRetries: 3 });
    }
  },
};
