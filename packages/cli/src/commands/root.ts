import type { Flag } from '../args.js';
import { type Child, type Command, PROGRAM } from '../command.js';
import { INHERITED_FLAGS } from '../inherited-flags.js';
import type { ProviderRegistry } from '../providers/registry.js';

/** The commands of our own. Specs can't use these names for a provider. */
const VERBS: readonly Child[] = [
  {
    name: 'token',
    summary: 'Get, inspect, refresh and revoke tokens',
    load: async () => (await import('./token.js')).tokenCommand,
  },
  {
    name: 'api',
    summary: 'Make one authenticated call',
    load: async () => (await import('./api.js')).apiCommand,
  },
  {
    name: 'decode',
    summary: 'Show what a JWT from stdin says, without the network',
    load: async () => (await import('./decode.js')).decodeCommand,
  },
  {
    name: 'config',
    summary: 'Show and set up the configuration',
    load: async () => (await import('./config.js')).configCommand,
  },
  {
    name: 'doctor',
    summary: 'Find out why something does not work',
    load: async () => (await import('./doctor.js')).doctorCommand,
  },
  {
    name: 'mock',
    summary: 'Start a mock server of a provider, for work without its service',
    load: async () => (await import('./mock.js')).mockCommand,
  },
  {
    name: 'completion',
    summary: 'Print the completion script of a shell',
    load: async () => (await import('./completion.js')).completionCommand,
  },
  {
    name: 'docs',
    summary: 'Write this manual as Markdown, one file per command',
    load: async () => (await import('./docs.js')).docsCommand,
  },
  {
    name: 'version',
    summary: 'Print the version',
    load: async () => (await import('./version.js')).versionCommand,
  },
  {
    name: 'help',
    summary: 'Help for any command',
    load: async () => (await import('./help.js')).helpCommand,
  },
  {
    name: '__complete',
    summary: 'Answer a completion script',
    hidden: true,
    load: async () => (await import('./complete.js')).completeCommand,
  },
];

/** Of the program itself, as most programs have it. */
export const VERSION_FLAG: Flag = { name: 'version', short: 'v', help: 'print the version' };

/** Returns the whole program: its own commands, and a group of commands for each provider. */
export function rootCommand(providers: ProviderRegistry): Command {
  return {
    path: [],
    summary: 'API tokens at a shell, safely',
    description:
      'Gets API tokens, keeps them valid, and calls every operation of the providers below. Commands and flags of a provider come from its OpenAPI document.',
    flags: [...INHERITED_FLAGS, VERSION_FLAG, { ...VERSION_FLAG, short: 'V', hidden: true }],
    examples: [
      { does: 'Get a token; the next calls take it from the cache', line: `${PROGRAM} token get PROVIDER` },
      { does: 'Call an API with it', line: `${PROGRAM} api PROVIDER /path/of/the/api` },
    ],
    children: [
      ...VERBS,
      ...providers.entries.map(
        ({ name, aliases }): Child => ({
          name,
          aliases,
          summary: `Operations of ${name}`,
          heading: 'Providers',
          load: async () => {
            const { providerCommand } = await import('../operations/provider-command.js');
            return providerCommand(await providers.load(name));
          },
        }),
      ),
    ],
  };
}
