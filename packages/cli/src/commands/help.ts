import type { Command } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { findCommand } from '../find-command.js';
import { helpPage, helpWidth } from '../help/help-page.js';

export const helpCommand: Command = {
  path: ['help'],
  summary: 'Help for any command',
  operands: '[command ...]',
  maxWords: 5,
  flags: [],
  run: async ({ io, args }) => {
    const { rootCommand } = await import('./root.js');
    let command = rootCommand;
    await findCommand(rootCommand, args.words, found => {
      command = found;
    });
    io.stdout.write(helpPage(command, helpWidth(io)));
    return EXIT.ok;
  },
};
