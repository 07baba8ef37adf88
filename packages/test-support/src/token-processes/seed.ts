import type { Store, StoredToken } from '@token-clients/auth-hooks/store';

/** Puts an expired token into an empty store, as a login long ago left it. */
export async function seedStore(
  store: Store,
  key: string,
  token: Pick<StoredToken, 'accessToken' | 'refreshToken'>,
): Promise<void> {
  const owner = 'seed';
  const fingerprint = 'f'.repeat(32);
  const held = await store.begin(key, { owner, fingerprint });
  if (held.is !== 'lease') throw new Error(`The store is not empty: ${held.is}.`);
  const { epoch, version, fence } = held;
  await store.commit(key, {
    owner,
    fence,
    seen: { epoch, version },
    token: { ...token, tokenType: 'Bearer', lifetimeMs: 1_000, lifetimeFrom: 'response' },
    ageMs: 60_000,
    fingerprint,
  });
}
