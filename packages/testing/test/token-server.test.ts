import { bearerFetch, tokenSource } from '@token-clients/auth-hooks';
import type { TokenDescriptor } from '@token-clients/runtime';
import {
  type ProviderUnderTest,
  startMock,
  startTokenServer,
  type TokenScenario,
} from '@token-clients/testing';
import { checkLive, contractCases } from '@token-clients/testing/contract';
import { describe, expect, test } from 'vitest';
import { grantOf } from './application.js';
import { providers } from './providers.js';

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: { readonly code?: string }) => error.code,
  );

describe.each(Object.entries(providers))('the token server of %s', (_, provider) => {
  test('accepts its own credentials, and its API the token', async () => {
    await using server = await startTokenServer(provider);
    await using source = tokenSource(grantOf(provider, server));
    const call = bearerFetch(source, { origins: [server.url] });

    const responses = await Promise.all(Array.from({ length: 20 }, () => call(server.api.url)));

    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([200]));
    expect(server.tokenRequests.map(({ kind, outcome }) => [kind, outcome])).toEqual([['acquire', 'issued']]);
  });

  test('rejects a wrong credential, whichever it is', async () => {
    await using server = await startTokenServer(provider);
    const given = Object.entries(server.credentials).filter(([, value]) => typeof value === 'string');

    for (const [name] of given) {
      const grant = grantOf(provider, server, { [name]: 'another' });
      const code = await codeOf(grant.acquire(await grant.resolve()));

      expect([name, code]).toEqual([name, 'error_response']);
    }
    expect(server.tokens.accessTokens.all).toEqual([]);
  });

  test('says what it means: its responses are classified as what they are', async () => {
    await using server = await startTokenServer(provider);
    const grant = grantOf(provider, server);
    const kindsOf = async (scenario: TokenScenario) => {
      server.next(scenario);
      const error = await grant.acquire(await grant.resolve()).catch((thrown: unknown) => thrown);
      return grant.classify(error).kind;
    };

    expect(await kindsOf('wrong-secret')).toBe('credential');
    expect(await kindsOf('locked')).toMatch(/^(?:locked|credential)$/);
    expect(await kindsOf('dead-grant')).toBe('grant');
    expect(await kindsOf('rate-limit')).toBe('throttled');
    expect(await kindsOf('outage')).toBe('transient');
    expect(await kindsOf('html')).toBe('request');
  });
});

test('a signature is checked: a key that the server does not know is rejected, and so is a request that comes twice', async () => {
  const provider = providers['cobo-oauth'];
  await using server = await startTokenServer(provider);
  await using other = await startTokenServer(provider);
  const { signer } = other.credentials;
  const stranger = grantOf(provider, server, { signer });

  expect(await codeOf(stranger.acquire(await stranger.resolve()))).toBe('error_response');
  const grant = grantOf(provider, server);
  await grant.acquire(await grant.resolve());
  const { method, target, headers } = server.tokenRequests.at(-1)?.request ?? {};
  const again = await fetch(`${server.url}${target}`, { method: method ?? '', headers: headers ?? {} });
  expect(again.ok).toBe(false);
});

test('a client authenticates in just one way, with its id and its secret', async () => {
  await using server = await startTokenServer(providers['benchling-auth']);
  const { clientId, clientSecret } = server.credentials;
  const [id, secret] = [String(clientId), String(clientSecret)];
  const authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
  const send = async (fields: Record<string, string>, headers: Record<string, string> = {}) => {
    const body = new URLSearchParams({ grant_type: 'client_credentials', ...fields });
    await fetch(`${server.baseUrl}/token`, { method: 'POST', headers, body });
    return server.tokenRequests.at(-1)?.outcome;
  };

  expect(await send({}, { authorization })).toBe('issued');
  expect(await send({ client_id: id, client_secret: secret })).toBe('issued');
  expect(await send({ client_id: id, client_secret: secret }, { authorization })).toBe('request');
  expect(await send({ client_secret: secret })).toBe('credential');
  expect(await send({ client_id: id })).toBe('credential');
  expect(await send({ client_id: id, client_secret: secret, grant_type: 'password' })).toBe('request');
});

test('a scenario that does not exist is an error where it is asked for, with the names that do', async () => {
  await using server = await startTokenServer(providers['equinix-sts']);

  expect(() => server.next('lost response' as 'lost-response')).toThrow(
    /lost response is unknown.*lost-response/,
  );
  expect(() => server.always({ kind: 'late' } as never)).toThrow(/late is unknown/);
  expect(() => server.api.next('locked' as 'hang')).toThrow(/locked is unknown here/);
});

test('a grant that is not one for tests is rejected, and the message says which one is', async () => {
  const grant = (() => {}) as unknown as ProviderUnderTest;

  await expect(startTokenServer(grant)).rejects.toThrow(/no contract.*\/testing/);
  await expect(startMock(grant)).rejects.toThrow(/no contract.*\/testing/);
  await expect(checkLive(grant)).rejects.toThrow(/no contract.*\/testing/);
  expect(() => contractCases(grant)).toThrow(/no contract.*\/testing/);
});

test('so is one of another version of the generator, and the message says what it lacks', async () => {
  const { document: _, client: __, ...parts } = providers['equinix-sts'];
  const grant = (options: never) => providers['equinix-sts'](options);
  const old = Object.assign(grant, parts) as unknown as ProviderUnderTest;
  const message =
    /^The client of equinix-sts has no document, no client\. Generate it again with .*generator/;

  await expect(startTokenServer(old)).rejects.toThrow(message);
  await expect(startMock(old)).rejects.toThrow(message);
  await expect(checkLive(old)).rejects.toThrow(message);
  expect(() => contractCases(old)).toThrow(message);
});

test('a response says what its example says beside the token, wherever the example is', async () => {
  const provider = providers['equinix-sts'];
  const place = (status: string) =>
    `/paths/~1use~1token/post/responses/${status}/content/application~1json/examples`;
  const moved = Object.assign((options: never) => provider(options), provider, {
    contract: {
      ...provider.contract,
      operations: provider.contract.operations.map(operation => ({
        ...operation,
        responses: operation.responses.map(({ body: _, ...response }) => ({
          ...response,
          isMade: true as const,
          bodyAt: `${place(response.status)}/${response.example}/value`,
        })),
      })),
    },
  });
  const responses = async (one: ProviderUnderTest) => {
    await using server = await startTokenServer(one);
    const grant = grantOf(one, server);
    server.next('wrong-secret', 'dead-grant');
    const sent = async () => grant.acquire(await grant.resolve()).catch((error: unknown) => error);
    await sent();
    await sent();
    const { headers, text } = server.tokenRequests[0]?.request ?? { headers: {}, text: '' };
    const response = await fetch(`${server.baseUrl}/use/token`, { method: 'POST', headers, body: text });
    return (await response.json()) as object;
  };

  expect(Object.keys(await responses(moved))).toEqual(Object.keys(await responses(provider)));
});

test('a token endpoint is known by its path, also where the spec has a query in it', async () => {
  const provider = providers['equinix-sts'];
  const { acquire } = provider.descriptor;
  const path = `${acquire.operation.path}?version=2{&trace}`;
  const descriptor = {
    ...provider.descriptor,
    acquire: { ...acquire, operation: { ...acquire.operation, path } },
  };
  const versioned = Object.assign((options: never) => provider(options), provider, { descriptor });
  await using server = await startTokenServer(versioned);
  const grant = grantOf(versioned, server);

  await grant.acquire(await grant.resolve());

  expect(server.tokenRequests.map(({ outcome }) => outcome)).toEqual(['issued']);
});

test('a token that its owner revokes is dead at the API', async () => {
  const provider = providers['benchling-auth'];
  const { acquire } = provider.descriptor;
  const operation = { name: 'revokeToken', method: 'POST', path: '/revoke', body: 'form' };
  const revoke = { ...acquire, operation, fields: { token: { token: 'access' } } };
  const revoking = withDescriptor(provider, { revoke: revoke as never });
  await using server = await startTokenServer(revoking);
  const grant = grantOf(revoking, server);
  const { accessToken } = await grant.acquire(await grant.resolve());
  const { headers = {} } = server.tokenRequests[0]?.request ?? {};
  const authorization = `Bearer ${accessToken}`;
  const status = async () => (await fetch(server.api.url, { headers: { authorization } })).status;

  expect(await status()).toBe(200);
  const body = new URLSearchParams({ token: accessToken });
  await fetch(`${server.baseUrl}/revoke`, {
    method: 'POST',
    headers: { authorization: headers.authorization ?? '' },
    body,
  });

  expect(await status()).toBe(401);
  expect(server.tokenRequests.map(({ kind, outcome }) => [kind, outcome])).toEqual([
    ['acquire', 'issued'],
    ['revoke', 'revoked'],
  ]);
});

test('a code works once, and each login brings another', async () => {
  const provider = providers['equinix-sts'];
  const coded = withDescriptor(provider, { startsFrom: { code: 'subjectToken' } });
  await using server = await startTokenServer(coded);
  const acquire = async (subjectToken: string) => {
    const grant = grantOf(coded, server, { subjectToken });
    return codeOf(grant.acquire(await grant.resolve()));
  };
  const codes = [server.logIn(), server.logIn()];

  for (const code of codes) expect(await acquire(code)).toBe('no error');
  for (const code of codes) expect(await acquire(code)).toBe('error_response');
  expect(await acquire('made up')).toBe('error_response');
});

test('the API is a handler of your own behind the check of the token', async () => {
  await using server = await startTokenServer(providers['equinix-sts'], {
    api: ({ path }) => ({ status: 202, body: { path } }),
  });
  await using source = tokenSource(grantOf(providers['equinix-sts'], server));

  const response = await bearerFetch(source, { origins: [server.url] })(`${server.api.url}/jobs`);

  expect([response.status, await response.json()]).toEqual([202, { path: '/api/jobs' }]);
  expect((await fetch(`${server.api.url}/jobs`)).status).toBe(401);
});

test('clear() ends what was to come, for token requests and for the API', async () => {
  await using server = await startTokenServer(providers['equinix-sts'], { scenario: 'outage' });
  await using source = tokenSource(grantOf(providers['equinix-sts'], server));
  server.next('wrong-secret', 'outage');
  server.api.next('hang');
  server.api.always('hang');

  server.clear();
  server.api.clear();
  const response = await bearerFetch(source, { origins: [server.url] })(server.api.url);

  expect(response.status).toBe(200);
  expect(server.tokenRequests.map(({ scenario, outcome }) => [scenario, outcome])).toEqual([
    [undefined, 'issued'],
  ]);
});

test('a credential that the provider does not have is an error, which lists those that it has', async () => {
  const provider = providers['equinix-access-token'];
  const expected = /no credential "clientSecrt"\. Its credentials are: .*clientSecret/;
  await using server = await startTokenServer(provider);

  expect(() => server.changeCredential('clientSecrt', 'new')).toThrow(expected);
  await expect(startTokenServer(provider, { credentials: { clientSecrt: 'new' } })).rejects.toThrow(expected);
});

test('credentials of your own are accepted in place of made-up ones', async () => {
  const provider = providers['equinix-sts'];
  await using server = await startTokenServer(provider, {
    credentials: { subjectToken: token => token.split('.').length === 3 },
  });
  const acquire = async (subjectToken: string) => {
    const grant = grantOf(provider, server, { subjectToken });
    return codeOf(grant.acquire(await grant.resolve()));
  };

  expect(await acquire('a.b.c')).toBe('no error');
  expect(await acquire('a')).toBe('error_response');
});

/** A provider like this one, with some parts of its descriptor changed. */
function withDescriptor(provider: ProviderUnderTest, changed: Partial<TokenDescriptor>): ProviderUnderTest {
  return Object.assign((options: never) => provider(options), provider, {
    descriptor: { ...provider.descriptor, ...changed },
  });
}
