import type { Command } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { cannotRevoke, revokeStored } from '../token/revoke.js';
import { noToken, openStored } from '../token/stored.js';
import { providerFlags } from './provider-flags.js';

export const tokenRevokeCommand: Command = {
  path: ['token', 'revoke'],
  summary: 'Revoke the token at the server and forget it',
  description: 'For providers whose spec has an operation to revoke tokens. If it fails, the token is kept.',
  operands: '<provider>',
  maxWords: 1,
  flags: [],
  providerFlags,
  run: async context => {
    const stored = await openStored(context);
    const { grant, settings, snapshot, store } = stored;
    if (!grant.revoke) throw cannotRevoke(settings.provider.name);
    if (!snapshot?.token) throw noToken(settings.provider.name);
    await revokeStored(context, stored);
    await store.clear(grant.cacheKey, { forget: 'token', seen: snapshot });
    context.io.stderr.write(`${settings.provider.name}: revoked, and forgotten here\n`);
    return EXIT.ok;
  },
};
