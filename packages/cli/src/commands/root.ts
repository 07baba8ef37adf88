import type { Flag } from '../args.js';
import { type Child, type Command, PROGRAM } from '../command.js';
import type { ProviderEntry, ProviderRegistry } from '../providers/registry.js';
import { INHERITED_FLAGS } from '../shared-flags.js';

const VERBS: readonly Child[] = [
  {
    name: 'token',
    summary: 'Get, inspect, refresh and revoke tokens',
    load: async () => (await import('./token.js')).tokenCommand,
  },
  {
    name: 'api',
    summary: 'Call an API with a valid token',
    load: async () => (await import('./api.js')).apiCommand,
  },
  {
    name: 'decode',
    summary: 'Show the content of a JWT from stdin, without the network',
    load: async () => (await import('./decode.js')).decodeCommand,
  },
  {
    name: 'config',
    summary: 'Show or set up the configuration',
    load: async () => (await import('./config.js')).configCommand,
  },
  {
    name: 'doctor',
    summary: 'Find out why something does not work',
    load: async () => (await import('./doctor.js')).doctorCommand,
  },
  {
    name: 'mock',
    summary: 'Start a mock server for a provider',
    load: async () => (await import('./mock.js')).mockCommand,
  },
  {
    name: 'completion',
    summary: 'Print the completion script for a shell',
    load: async () => (await import('./completion.js')).completionCommand,
  },
  {
    name: 'docs',
    summary: 'Write the manual as Markdown, one file per command',
    load: async () => (await import('./docs.js')).docsCommand,
  },
  {
    name: 'version',
    summary: 'Print the version',
    load: async () => (await import('./version.js')).versionCommand,
  },
  {
    name: 'help',
    summary: 'Show help for a command',
    load: async () => (await import('./help.js')).helpCommand,
  },
  {
    name: '__complete',
    summary: 'Print completions for a completion script',
    hidden: true,
    load: async () => (await import('./complete.js')).completeCommand,
  },
];

/** The names of the program's own commands. No provider can have one of them. */
export const OWN_COMMANDS: readonly string[] = VERBS.map(({ name }) => name);

/** The flag of the program itself, in the spellings of most programs. */
export const VERSION_FLAG: Flag = { name: 'version', short: 'v', help: 'print the version' };

/** Returns the whole program: its own commands, and a group of commands for each provider. */
export function rootCommand(providers: ProviderRegistry): Command {
  return {
    path: [],
    summary: 'API tokens at a shell, safely',
    description:
      'Gets API tokens, keeps them valid, and calls every operation of the providers below. The commands and flags of a provider come from its OpenAPI document.',
    flags: [...INHERITED_FLAGS, VERSION_FLAG, { ...VERSION_FLAG, short: 'V', hidden: true }],
    examples: [
      { does: 'Get a token; later calls read it from the cache', line: `${PROGRAM} token get PROVIDER` },
      { does: 'Call an API with it', line: `${PROGRAM} api PROVIDER /path/of/the/api` },
    ],
    // Clients of the user's own may still be added.
    get children() {
      return [...VERBS, ...providers.entries.map(entry => providerChild(entry, providers))];
    },
  };
}

function providerChild({ name, aliases }: ProviderEntry, providers: ProviderRegistry): Child {
  return {
    name,
    aliases,
    summary: `Operations of ${name}`,
    heading: 'Providers',
    load: async () => {
      const { providerCommand } = await import('../operations/provider-command.js');
      return providerCommand(await providers.load(name));
    },
  };
}
