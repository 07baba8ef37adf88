import { type TokenSourceOptions, tokenSource } from '@token-clients/auth-hooks';
import { type GrantOptions, type TokenDescriptor, tokenGrant } from '@token-clients/runtime';
import { JumpClock } from '@token-clients/test-support';
import { startOAuth2Server, startOidcServer } from '@token-clients/test-support/oauth-servers';
import { startFaultServer } from '@token-clients/testing/servers';
import { describeOAuth, watched } from './helpers.js';

/** Two OAuth servers that others wrote. */
const servers = {
  'oidc-provider': () => startOidcServer({ accessLifetime: 60 }),
  'oauth2-server': async () => {
    const client = { clientId: 'fake-client-id', clientSecret: 'fake-client-secret' };
    return { ...(await startOAuth2Server(client)), ...client };
  },
};

export type ServerName = keyof typeof servers;
export const serverNames = Object.keys(servers) as ServerName[];

interface StartOptions extends Omit<TokenSourceOptions, 'clock'> {
  readonly clock?: JumpClock;
  readonly descriptor?: TokenDescriptor;
  readonly method?: 'basic' | 'body';
  readonly scope?: string;
  readonly grantOptions?: GrantOptions;
}

/** One of them behind a server that misbehaves on request, and a source of client-credentials tokens from it. */
export async function startBehindFaults(name: ServerName, options: StartOptions = {}) {
  const {
    clock = new JumpClock({ hurried: true }),
    descriptor = describeOAuth(),
    method = 'basic',
    scope,
    grantOptions,
    ...rest
  } = options;
  const target = await servers[name]();
  const front = await startFaultServer({ target: target.url });
  const { clientId, clientSecret } = target;
  const { events, ...watch } = watched(clock);
  const given = { baseUrl: front.url, ...grantOptions };
  const grant = tokenGrant(descriptor, { clientId, clientSecret, scope }, given, method);
  const source = tokenSource(grant, { ...watch, ...rest });
  const close = async () => {
    await source.close();
    await front.close();
    await target.close();
  };
  return {
    clock,
    front,
    target,
    client: { clientId, clientSecret },
    grant,
    source,
    events,
    [Symbol.asyncDispose]: close,
  };
}
