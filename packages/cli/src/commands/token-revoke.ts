import type { Command } from '../command.js';
import { providerFlags } from '../config/settings.js';
import { EXIT } from '../exit-codes.js';
import { outcomeOf, revokeStored } from '../token/revoke.js';
import { noToken, openStored } from '../token/stored-token.js';

export const tokenRevokeCommand: Command = {
  path: ['token', 'revoke'],
  summary: 'Revoke the token at the server and delete it here',
  description:
    'Works for providers whose spec has an operation to revoke tokens. If it fails, the token is kept.',
  operands: '<provider>',
  maxWords: 1,
  flags: [],
  providerFlags,
  run: async context => {
    const { settings, snapshot } = await openStored(context);
    const { name, descriptor } = settings.provider;
    if (descriptor.revoke && !snapshot?.token) throw noToken(settings.provider);
    const outcome = outcomeOf(await revokeStored(context, settings), settings.store);
    context.io.stderr.write(`${name}: ${outcome}\n`);
    return EXIT.ok;
  },
};
