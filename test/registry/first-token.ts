import type { Check } from '../runtimes/check.js';
import { expectMatch } from '../runtimes/program/expect.js';
import { runSteps } from '../runtimes/program/step.js';
import { INSTALL } from '../runtimes/tools.js';
import { commandsOf, countStep, emptyFolder, lineStep } from './commands.js';
import { registry } from './install.js';
import { verdaccio } from './registry.js';
import { startShell } from './shell.js';

/** From an empty folder to the first token of a mock, by the commands of the README, word for word. */
export const firstTokenCheck: Check = {
  id: 'first-token',
  title: 'npm, empty folder to the first token',
  missing: () => (verdaccio() === undefined ? `not installed; run: ${INSTALL}` : undefined),
  async run() {
    const { env, npmVersion } = await registry();
    const empty = emptyFolder(env);
    await using shell = startShell(empty.folder, empty.env);
    const commands = commandsOf('token-clients mock');
    const [install = '', mock = '', get = ''] = commands;
    const steps = [
      countStep(commands, 3),
      lineStep(shell, install),
      {
        name: mock,
        async run() {
          await shell.run(mock, /^Mock servers are running/m);
        },
      },
      lineStep(shell, get, text => expectMatch(text, /^[\w.-]+\n$/)),
    ];
    return { version: npmVersion, steps: await runSteps(steps, undefined) };
  },
};
