import { startTlsFront, trusting } from '../tls-front.js';
import { type Behaviour, doesNotApply, NO_REFRESH_TOKENS } from './behaviour.js';
import { onStage } from './stage.js';

const HOUR_S = 3600;
/** Longer than any pause after a failure that no server asked for. */
const LATER_MS = 15 * 60_000;

export const rotation: Behaviour = {
  title: 'refresh tokens work once, two refreshes',
  greenMeans: 'the second one uses the new refresh token',
  run: onStage({ expiresIn: HOUR_S, rotates: true, grant: 'refresh_token' }, async ({ server, client }) => {
    if (!client.renew) return doesNotApply(NO_REFRESH_TOKENS);
    await client.get();
    await client.renew().catch(() => {});
    await client.renew().catch(() => {});
    const { refreshes, reuses } = server.families;
    const value = reuses > 0 ? 'family revoked' : `${refreshes} good refreshes`;
    return { green: refreshes === 2 && reuses === 0, value };
  }),
};

export const noNewRefreshToken: Behaviour = {
  title: 'a refresh response has no refresh token',
  greenMeans: 'the old one is kept',
  run: onStage({ expiresIn: HOUR_S, omitsRefreshToken: true, grant: 'refresh_token' }, async stage => {
    const { server, client } = stage;
    if (!client.renew) return doesNotApply(NO_REFRESH_TOKENS);
    await client.get();
    await client.renew().catch(() => {});
    await client.renew().catch(() => {});
    const sent = server.requests
      .map(({ text }) => new URLSearchParams(text).get('refresh_token'))
      .filter(refreshToken => refreshToken !== null);
    const kept = sent.length === 2 && sent[0] === sent[1];
    return { green: kept, value: kept ? 'kept' : `lost (${sent.length} sent)` };
  }),
};

const PERSON = { expiresIn: HOUR_S, rotates: true, grant: 'authorization_code' } as const;

export const refreshUnavailable: Behaviour = {
  title: 'a refresh gets 503 twice, and only a person could log in again',
  greenMeans: 'the refresh token is kept, and works afterwards',
  run: onStage(PERSON, async ({ server, client }) => {
    if (!client.renew) return doesNotApply(NO_REFRESH_TOKENS);
    await client.get();
    server.faults.next({ kind: 'unavailable' }, { kind: 'unavailable' });
    let token = '';
    // Some ask again by themselves, others when they are called the next time.
    for (let tries = 0; tries < 3 && token === ''; tries++) {
      token = await client.renew().catch(() => '');
      client.advance?.(LATER_MS);
    }
    return works(server.families, token);
  }),
};

export const refreshNotSent: Behaviour = {
  title: 'a refresh fails before it is sent: certificate not trusted, then connection refused',
  greenMeans: 'nothing reaches the server, the refresh token is kept, and works afterwards',
  run: onStage(PERSON, async ({ server, setup }, adapter) => {
    await using front = await startTlsFront(server.url);
    const client = await adapter.create({ ...setup, tokenUrl: `${front.url}/token` });
    const { renew } = client;
    if (!renew) return doesNotApply(NO_REFRESH_TOKENS);
    try {
      await trusting(() => client.get());
      const before = server.requestsOf();
      front.drop();
      await renew().catch(() => {});
      await front.stop();
      client.advance?.(LATER_MS);
      await trusting(() => renew().catch(() => {}));
      const sent = server.requestsOf() - before;
      if (sent > 0) return { green: false, value: `${sent} sent` };
      await front.listen();
      client.advance?.(LATER_MS);
      return works(server.families, await trusting(() => renew().catch(() => '')));
    } finally {
      await client.close?.();
    }
  }),
};

function works(
  { accessTokens, reuses }: { accessTokens: { state(token: string): string }; reuses: number },
  token: string,
) {
  const good = accessTokens.state(token) === 'active' && reuses === 0;
  return { green: good, value: good ? 'works' : reuses > 0 ? 'family revoked' : 'login lost' };
}

export const newLogin: Behaviour = {
  title: 'the login was revoked, and the person logs in again',
  greenMeans: 'an error until then, a token afterwards',
  run: onStage(PERSON, async ({ server, client }) => {
    const { renew, relogin } = client;
    if (!renew || !relogin) return doesNotApply(NO_REFRESH_TOKENS);
    await client.get();
    for (const refreshToken of server.families.refreshTokens.all) server.families.revoke(refreshToken);
    const failed = await renew().then(
      () => false,
      () => true,
    );
    server.logIn();
    await relogin();
    const token = await client.get().catch(() => '');
    const good = server.families.accessTokens.state(token) === 'active';
    return { green: failed && good, value: good ? 'works' : 'new login not used' };
  }),
};
