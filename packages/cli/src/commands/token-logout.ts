import type { Store } from '@token-clients/auth-hooks';
import type { Command } from '../command.js';
import { providerFlags } from '../config/settings.js';
import { EXIT } from '../exit-codes.js';
import { forgotten, outcomeOf, revokeStored } from '../token/revoke.js';
import { openRecord } from '../token/stored-token.js';

export const tokenLogoutCommand: Command = {
  path: ['token', 'logout'],
  summary: 'Forget the token: delete it from the token store',
  description:
    'Nothing is sent to the server, which accepts the token until it expires. With --revoke the token is revoked there first. Broken token files that were set aside are deleted as well. In a store that other machines share, it is forgotten for all of them.',
  operands: '<provider>',
  maxWords: 1,
  flags: [
    { name: 'revoke', help: 'revoke the token at the server first, if the spec has an operation for that' },
  ],
  providerFlags,
  run: async context => {
    const { grant, settings, store } = await openRecord(context);
    const { name, descriptor } = settings.provider;
    const revokes = context.args.on('revoke');
    const hasToken = await mayHaveToken(store, grant.cacheKey);
    const revoked =
      revokes && (hasToken || !descriptor.revoke) ? await revokeStored(context, settings) : false;
    if (hasToken && !revokes)
      await (settings.store.forget?.(context, grant.cacheKey) ??
        store.clear(grant.cacheKey, { forget: 'token' }));
    // A broken file may still contain its token.
    const aside = await settings.store.removeLeftovers(grant.cacheKey);
    const what = !hasToken
      ? 'there was no token'
      : revokes
        ? outcomeOf(revoked, settings.store)
        : forgotten(settings.store);
    const also =
      aside === 0 ? '' : `, with ${aside} broken file${aside > 1 ? 's' : ''} that had been set aside`;
    context.io.stderr.write(`${name}: ${what}${also}\n`);
    return EXIT.ok;
  },
};

/** Whether there is something to forget: a token that can't be decrypted, because its key is lost, is also one. */
function mayHaveToken(store: Store, cacheKey: string): Promise<boolean> {
  return store.read(cacheKey).then(
    snapshot => snapshot?.token !== undefined,
    () => true,
  );
}
