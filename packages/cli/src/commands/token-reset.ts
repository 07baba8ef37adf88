import type { Command } from '../command.js';
import { providerFlags } from '../config/settings.js';
import { EXIT } from '../exit-codes.js';
import { openRecord } from '../token/stored-token.js';

export const tokenResetCommand: Command = {
  path: ['token', 'reset'],
  summary: 'Allow new attempts after a credential was rejected',
  description:
    'Some servers lock an account after a few rejected attempts. So a rejected credential is tried once more after a while, and then not again. A new secret works at once. Use this command to try the same secret again, after you fixed the cause at the server.',
  operands: '<provider>',
  maxWords: 1,
  flags: [],
  providerFlags,
  run: async context => {
    const { grant, settings, store } = await openRecord(context);
    const { sharedAt } = settings.store;
    await store.clear(grant.cacheKey, { forget: 'failures' });
    context.io.stderr.write(
      `${settings.provider.name}: the next call${sharedAt === undefined ? '' : `, of any process that shares ${sharedAt},`} tries the credentials again\n`,
    );
    return EXIT.ok;
  },
};
