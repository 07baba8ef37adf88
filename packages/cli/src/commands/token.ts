import type { Command } from '../command.js';

/** The group of token commands. */
export const tokenCommand: Command = {
  path: ['token'],
  summary: 'Get, inspect, refresh and revoke tokens',
  description:
    'All shells of a user share tokens, and so do machines with TOKEN_CLIENTS_STORE=redis://HOST:6379. A token is requested once, kept in a file that only you can read or in that Redis, and replaced before it expires. A rejected credential is tried at most twice, so that the server does not lock the account.',
  flags: [],
  children: [
    {
      name: 'get',
      summary: 'Print a valid token, from the cache if possible',
      load: async () => (await import('./token-get.js')).tokenGetCommand,
    },
    {
      name: 'status',
      summary: 'Show whether a valid token is cached, without a request to the server',
      load: async () => (await import('./token-status.js')).tokenStatusCommand,
    },
    {
      name: 'decode',
      summary: 'Show the content of the cached token, if it is a JWT',
      load: async () => (await import('./decode.js')).tokenDecodeCommand,
    },
    {
      name: 'revoke',
      summary: 'Revoke the token at the server and delete it here',
      load: async () => (await import('./token-revoke.js')).tokenRevokeCommand,
    },
    {
      name: 'logout',
      summary: 'Forget the token: delete it from the token store',
      load: async () => (await import('./token-logout.js')).tokenLogoutCommand,
    },
    {
      name: 'reset',
      summary: 'Allow new attempts after a credential was rejected',
      load: async () => (await import('./token-reset.js')).tokenResetCommand,
    },
  ],
};
