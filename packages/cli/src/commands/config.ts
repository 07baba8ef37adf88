import type { Command } from '../command.js';

export const configCommand: Command = {
  path: ['config'],
  summary: 'Show or set up the configuration',
  flags: [],
  children: [
    {
      name: 'show',
      summary: 'Show all settings and where each comes from; secrets are masked',
      load: async () => (await import('./config-show.js')).configShowCommand,
    },
    {
      name: 'init',
      summary: 'Create or extend the config file, step by step',
      load: async () => (await import('./config-init.js')).configInitCommand,
    },
  ],
};
