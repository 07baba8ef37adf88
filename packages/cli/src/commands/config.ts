import type { Command } from '../command.js';

export const configCommand: Command = {
  path: ['config'],
  summary: 'Show and set up the configuration',
  flags: [],
  children: [
    {
      name: 'show',
      summary: 'Show all settings, masked, and where each comes from',
      load: async () => (await import('./config-show.js')).configShowCommand,
    },
    {
      name: 'init',
      summary: 'Write a config file by questions and answers',
      load: async () => (await import('./config-init.js')).configInitCommand,
    },
  ],
};
