import type { Command } from '../command.js';
import { providerFlags } from '../config/provider-flags.js';
import { EXIT } from '../exit-codes.js';
import { openStored } from '../token/stored-token.js';

export const tokenResetCommand: Command = {
  path: ['token', 'reset'],
  summary: 'Allow new attempts after a credential was refused',
  description:
    'A credential that was refused is tried once more after a while and then not again, because some servers lock an account after a few refusals in a row. A new secret works at once; this command is for the same secret, once the cause is repaired at the server.',
  operands: '<provider>',
  maxWords: 1,
  flags: [],
  providerFlags,
  run: async context => {
    const { grant, settings, store } = await openStored(context);
    await store.clear(grant.cacheKey, { forget: 'failures' });
    context.io.stderr.write(`${settings.provider.name}: the next call may try again\n`);
    return EXIT.ok;
  },
};
