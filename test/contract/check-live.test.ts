import { equinixSts } from '@token-clients/equinix-sts/testing';
import { type ContractResponse, valueAt } from '@token-clients/runtime';
import { type ProviderUnderTest, startMock } from '@token-clients/testing';
import { checkLive, type LiveOptions, liveCredentials } from '@token-clients/testing/contract';
import { type Fault, type ReceivedRequest, startServer } from '@token-clients/testing/servers';
import { describe, expect, test } from 'vitest';
import { schemeOf } from '../../packages/testing/src/contract/signatures.js';
import { projectRoot } from '../mock/project-root.js';
import { asInTheSpec, objectOf } from './in-the-spec.js';
import { loadProviders } from './provider.js';

const providers = await loadProviders(projectRoot());

/** Real credentials, as far as the endpoint of a test knows. */
function accountOf({ descriptor: { credentials, clientAuth } }: ProviderUnderTest) {
  const { signature } = clientAuth;
  return {
    credentials: Object.fromEntries(Object.keys(credentials).map(name => [name, `real-${name}-value`])),
    ...(signature && { privateKey: schemeOf(signature.scheme).newKey() }),
  };
}

/** Sends the token requests of a provider. */
function check(provider: ProviderUnderTest, baseUrl: string, options: LiveOptions = {}) {
  return checkLive(provider, { ...accountOf(provider), baseUrl, withTokenRequest: true, ...options });
}

/** Returns a documented error response of the token call. */
function errorResponseOf(provider: ProviderUnderTest) {
  const { contract, descriptor } = provider;
  const { name } = descriptor.acquire.operation;
  const responses: readonly ContractResponse[] =
    contract.operations.find(({ method }) => method === name)?.responses ?? [];
  const found = responses.find(({ code }) => code >= 400);
  return { status: found?.code ?? 0, body: objectOf(provider, found) };
}

/** Returns everything of a request that depends on the credentials and not on the time. */
function senderOf({ descriptor }: ProviderUnderTest, request: ReceivedRequest): unknown[] {
  const { signature } = descriptor.clientAuth;
  const [key = ''] = signature ? schemeOf(signature.scheme).headers : [];
  return [request.target, request.body.toString(), request.headers.authorization, request.headers[key]];
}

async function closedUrl(): Promise<string> {
  const server = await startServer();
  await server.close();
  return server.url;
}

describe.each(providers.map(({ name, underTest }) => [name, underTest] as const))(
  'checkLive(%s)',
  (_, provider) => {
    test('sends nothing by itself: every operation has to do with tokens', async () => {
      await using server = await startServer(asInTheSpec(provider));

      const report = await check(provider, server.url, { withTokenRequest: false });

      expect(server.requests).toHaveLength(0);
      expect(report.calls).toEqual([]);
      expect(new Set(report.notSent.map(({ operation }) => operation))).toEqual(
        new Set(provider.contract.operations.map(({ method }) => method)),
      );
      expect(report.exitCode).toBe(3);
    });

    test('finds no departure when nothing departs', async () => {
      await using mock = await startMock(provider);

      const { calls, exitCode } = await check(provider, mock.baseUrl, { withRefresh: true });

      expect(calls.length).toBeGreaterThan(0);
      expect(calls.flatMap(({ departures }) => departures)).toEqual([]);
      expect(exitCode).toBe(0);
      expect(mock.violations).toEqual([]);
    });

    test('refreshes a token where that is asked for, and only there', async () => {
      const { acquire, refresh, response } = provider.descriptor;
      await using mock = await startMock(provider);
      const operationsOf = async (options: LiveOptions) =>
        (await check(provider, mock.baseUrl, options)).calls.map(({ operation }) => operation);

      const plain = await operationsOf({});
      const asked = await operationsOf({ withRefresh: true });

      const brought = valueAt(JSON.parse(`${mock.requests[0]?.responseBody}`), response.refreshToken ?? '/');
      const expected = refresh && brought !== undefined ? [refresh.operation.name] : [];
      expect(new Set(plain)).toEqual(new Set([acquire.operation.name]));
      expect(asked).toEqual([...plain, ...expected]);
    });

    test('a dry run sends nothing, and shows the requests without their values', async () => {
      await using server = await startServer(asInTheSpec(provider));

      const report = await check(provider, server.url, { dryRun: true });
      const { calls } = await check(provider, server.url);

      const { operation } = provider.descriptor.acquire;
      expect(report).toMatchObject({ isDryRun: true, exitCode: 0 });
      expect(report.calls[0]?.sent).toMatchObject({
        method: operation.method,
        url: `${server.url}${operation.path}`,
      });
      expect(report.calls.map(({ sent }) => sent)).toEqual(calls.map(({ sent }) => sent));
      expect(report.calls.every(({ status }) => status === undefined)).toBe(true);
      expect(server.requests, 'those of the second run').toHaveLength(calls.length);
      expect(JSON.stringify(report)).not.toMatch(/real-|fake-/);
    });

    test('sends what the client wrote, signed as it is on the wire, below a base URL with a path', async () => {
      const response = asInTheSpec(provider);
      await using server = await startServer(request =>
        response({ ...request, path: request.path.replace('/base/v2', '') }),
      );

      const { exitCode } = await check(provider, `${server.url}/base/v2`);

      expect(exitCode).toBe(0);
      expect(server.requests.length).toBeGreaterThan(0);
      const { signature } = provider.descriptor.clientAuth;
      for (const request of server.requests) {
        expect(request.path).toMatch(/^\/base\/v2\//);
        if (signature) expect(schemeOf(signature.scheme).verifies(request)).toBe(true);
      }
    });

    test('names undeclared fields and wrong types, and shows no secret', async () => {
      await using server = await startServer(
        asInTheSpec(provider, body => ({ ...body, surprise: { inner: 1 }, token_type: 42 })),
      );

      const report = await check(provider, server.url);

      const departures = report.calls.flatMap(call => call.departures);
      expect(departures).toContain('undeclared field surprise');
      expect(departures.join('\n')).toMatch(/response\.body\.token_type: .*string/);
      expect(report.exitCode).toBe(1);
      const text = JSON.stringify(report);
      for (const [name, { secret }] of Object.entries(provider.descriptor.credentials)) {
        if (secret) expect(text).not.toContain(`real-${name}-value`);
      }
      expect(text).not.toContain('fake-access-token');
    });

    const odd: [string, Fault, RegExp][] = [
      [
        'an undocumented status',
        { kind: 'response', response: { status: 304 } },
        /status 304 is not documented/,
      ],
      ['a page', { kind: 'html' }, /media type "text\/html/],
      ['truncated JSON', { kind: 'truncated' }, /the body is not JSON/],
      ['a response without a token', { kind: 'response', response: { status: 200, body: {} } }, /./],
    ];

    test.each(odd)('reports %s', async (_, fault, departure) => {
      await using server = await startServer(asInTheSpec(provider));
      server.faults.always(fault);

      const { calls, exitCode } = await check(provider, server.url);

      expect(calls.flatMap(({ departures }) => departures).join('\n')).toMatch(departure);
      expect(exitCode).toBe(1);
      expect(server.requests, 'nothing is sent after a failure').toHaveLength(1);
    });

    test('reports a redirect and follows it nowhere', async () => {
      await using elsewhere = await startServer(asInTheSpec(provider));
      await using server = await startServer(asInTheSpec(provider));
      server.faults.always({ kind: 'redirect', location: `${elsewhere.url}/` });

      const { calls, exitCode } = await check(provider, server.url);

      expect(calls[0]?.departures).toContain('status 307 is not documented');
      expect(exitCode).toBe(1);
      expect(elsewhere.requests).toHaveLength(0);
    });

    test('stops at an error response, so that no attempt is wasted, also where a wrong secret is asked for', async () => {
      await using server = await startServer(() => errorResponseOf(provider));

      const { calls, exitCode } = await check(provider, server.url, {
        withRefresh: true,
        withWrongSecret: true,
      });

      expect(calls[0]?.failure).toContain('error response with status');
      expect(exitCode).toBe(3);
      expect(server.requests).toHaveLength(1);
    });

    test('reports an error response whose fields have other names', async () => {
      const { status, body } = errorResponseOf(provider);
      const renamed = Object.fromEntries(
        Object.entries(body).map(([name, value]) => [`${name}Other`, value]),
      );
      await using server = await startServer(() => ({ status, body: renamed }));

      const { calls, exitCode } = await check(provider, server.url);

      for (const name of Object.keys(renamed)) {
        expect(calls[0]?.departures).toContain(`undeclared field ${name}`);
      }
      expect(exitCode).toBe(1);
    });

    test('sends one wrong secret where it is asked for, and none otherwise', async () => {
      const response = asInTheSpec(provider);
      let sent = 0;
      let expected = Number.POSITIVE_INFINITY;
      await using server = await startServer(request => {
        sent += 1;
        return sent > expected ? errorResponseOf(provider) : response(request);
      });

      const good = await check(provider, server.url);
      expected = sent;
      sent = 0;
      const both = await check(provider, server.url, { withWrongSecret: true });

      expect([good.exitCode, both.exitCode]).toEqual([0, 0]);
      expect(both.calls.at(-1)?.request).toContain('wrong secret');
      expect(sent).toBe(expected + 1);
      const senders = server.requests.map(request => senderOf(provider, request));
      expect(senders.slice(0, -1)).not.toContainEqual(senders.at(-1));
    });

    test('reports an endpoint that takes a wrong secret', async () => {
      await using server = await startServer(asInTheSpec(provider));

      const { calls, exitCode } = await check(provider, server.url, { withWrongSecret: true });

      expect(calls.at(-1)?.departures).toContain('a wrong secret was accepted');
      expect(exitCode).toBe(1);
    });

    test('says so when the endpoint is not there', async () => {
      const { calls, exitCode } = await check(provider, await closedUrl());

      expect(calls[0]?.failure).toContain('ECONNREFUSED');
      expect(exitCode).toBe(3);
    });

    test('liveCredentials() reads the environment, and names every variable that is missing', () => {
      const { credentials, clientAuth } = provider.descriptor;
      const names = (secret: { readonly env?: readonly string[] }) => secret.env?.[0] ?? '';
      const environment = Object.fromEntries([
        ...Object.entries(credentials).map(([name, one]) => [names(one), `real-${name}-value`]),
        ...(clientAuth.signature ? [[names(clientAuth.signature), 'key']] : []),
      ]);

      expect(liveCredentials(provider, environment)).toEqual({
        credentials: accountOf(provider).credentials,
        ...(clientAuth.signature && { privateKey: 'key' }),
      });
      const required = Object.values(credentials).filter(credential => credential.required);
      const missing = [...required, clientAuth.signature].flatMap(one => one?.env ?? []);
      for (const name of missing) {
        expect(() => liveCredentials(provider, {})).toThrow(name);
      }
    });
  },
);

test('liveCredentials() reads the variable that another variable names, and an empty one counts as missing', () => {
  const credentials = {
    secret: { description: 'Secret', env: ['SECRET', 'OLD_SECRET'], envPointer: 'SECRET_ENV' },
  };
  const provider = Object.assign((options: never) => equinixSts(options), equinixSts, {
    descriptor: {
      ...equinixSts.descriptor,
      credentials: { secret: { ...credentials.secret, required: true } },
    },
  }) as unknown as ProviderUnderTest;
  const secretIn = (environment: Record<string, string>) =>
    liveCredentials(provider, environment).credentials.secret;

  expect(secretIn({ SECRET_ENV: 'MINE', MINE: 'a', SECRET: 'b' })).toBe('a');
  expect(secretIn({ SECRET_ENV: 'MINE', SECRET: 'b', OLD_SECRET: 'c' })).toBe('b');
  expect(secretIn({ SECRET: '', OLD_SECRET: 'c' })).toBe('c');
  expect(() => secretIn({ SECRET: '' })).toThrow(/SECRET {2}Secret \(or OLD_SECRET\)/);
});
