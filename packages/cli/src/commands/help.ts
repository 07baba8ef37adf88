import type { Command } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { findCommand } from '../find-command.js';
import { helpPage, helpWidth } from '../help/help-page.js';

export const helpCommand: Command = {
  path: ['help'],
  summary: 'Show help for a command',
  operands: '[command ...]',
  maxWords: 5,
  flags: [],
  run: async ({ io, args, program, providers }) => {
    let command = program;
    await findCommand(program, args.words, found => {
      command = found;
    });
    io.stdout.write(helpPage(command, helpWidth(io), providers.entries[0]));
    return EXIT.ok;
  },
};
