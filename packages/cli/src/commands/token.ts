import type { Command } from '../command.js';

/** The group of token commands. */
export const tokenCommand: Command = {
  path: ['token'],
  summary: 'Get, inspect, refresh and revoke tokens',
  description:
    'Tokens are shared by all shells of a user: a token is asked for once, kept in a file that only you can read, and renewed before it ends. A credential that was refused is tried at most twice, so that no account is locked.',
  flags: [],
  children: [
    {
      name: 'get',
      summary: 'Print a valid token, from the cache if it may be',
      load: async () => (await import('./token-get.js')).tokenGetCommand,
    },
    {
      name: 'status',
      summary: 'Show whether a valid token is cached, without the network',
      load: async () => (await import('./token-status.js')).tokenStatusCommand,
    },
    {
      name: 'decode',
      summary: 'Show what the cached token says, if it is a JWT',
      load: async () => (await import('./decode.js')).tokenDecodeCommand,
    },
    {
      name: 'revoke',
      summary: 'Revoke the token at the server and forget it',
      load: async () => (await import('./token-revoke.js')).tokenRevokeCommand,
    },
    {
      name: 'logout',
      summary: 'Forget the token on this machine',
      load: async () => (await import('./token-logout.js')).tokenLogoutCommand,
    },
    {
      name: 'reset',
      summary: 'Allow new attempts after a credential was refused',
      load: async () => (await import('./token-reset.js')).tokenResetCommand,
    },
  ],
};
