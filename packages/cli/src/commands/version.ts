import type { Command } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { version } from '../version.js';

export const versionCommand: Command = {
  path: ['version'],
  summary: 'Print the version',
  flags: [],
  run: async ({ io }) => {
    io.stdout.write(`${version}\n`);
    return EXIT.ok;
  },
};
