import type { Command } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { cannotRevoke, revokeStored } from '../token/revoke.js';
import { openStored } from '../token/stored.js';
import { providerFlags } from './provider-flags.js';

export const tokenLogoutCommand: Command = {
  path: ['token', 'logout'],
  summary: 'Forget the token on this machine',
  description:
    'The server is not asked, so the token stays valid there until it ends. With --revoke it is revoked first.',
  operands: '<provider>',
  maxWords: 1,
  flags: [
    { name: 'revoke', help: 'revoke it at the server first, where the spec has an operation for that' },
  ],
  providerFlags,
  run: async context => {
    const stored = await openStored(context);
    const { grant, settings, snapshot, store } = stored;
    const { name } = settings.provider;
    const revokes = context.args.on('revoke');
    if (revokes && !grant.revoke) throw cannotRevoke(name);
    if (revokes) await revokeStored(context, stored);
    if (snapshot?.token) await store.clear(grant.cacheKey, { forget: 'token' });
    const what = !snapshot?.token
      ? 'there was no token'
      : revokes
        ? 'revoked, and forgotten here'
        : 'forgotten here';
    context.io.stderr.write(`${name}: ${what}\n`);
    return EXIT.ok;
  },
};
