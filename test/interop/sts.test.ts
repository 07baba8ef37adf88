import { bearerFetch, tokenSource } from '@token-clients/auth-hooks';
import { equinixSts } from '@token-clients/equinix-sts';
import { JumpClock } from '@token-clients/test-support';
import { startOidcServer } from '@token-clients/test-support/oauth-servers';
import { startStsServer } from '@token-clients/testing/vendors';
import { describe, expect, test } from 'vitest';
import { failureOf, fieldsOf, watched } from './helpers.js';

const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ID_TOKEN = 'urn:ietf:params:oauth:token-type:id_token';

describe('Equinix STS', () => {
  test('exchanges ID tokens of a real provider, a new one for each exchange', async () => {
    const clock = new JumpClock();
    await using oidc = await startOidcServer();
    await using server = await startStsServer({
      acceptSubject: token => oidc.acceptsIdToken(token),
      now: clock.now,
    });
    const grant = equinixSts({ subjectToken: async () => oidc.mintIdToken(), baseUrl: server.url });
    await using source = tokenSource(grant, { clock });

    const first = await source.get();
    const cached = await source.get();
    clock.jump(3_600_000);
    const second = await source.get();

    expect(cached.id).toBe(first.id);
    expect(server.accessTokens.state(second.value)).toBe('active');
    const sent = server.requests.map(({ text }) => fieldsOf(text));
    expect(sent).toHaveLength(2);
    expect(sent[0]).toMatchObject({ grant_type: EXCHANGE, subject_token_type: ID_TOKEN });
    expect(sent[0]?.subject_token).not.toBe(sent[1]?.subject_token);
  });

  test('takes the newer path, which wants a scope', async () => {
    await using server = await startStsServer();
    const scope = 'roleassignments:fake-org';
    const grant = equinixSts({
      subjectToken: () => 'jwt',
      scope,
      tokenPath: '/v1/token',
      baseUrl: server.url,
    });
    await using source = tokenSource(grant);

    await source.get();

    expect(server.requests.map(({ path, text }) => [path, fieldsOf(text).scope])).toEqual([
      ['/v1/token', scope],
    ]);
  });

  test('is asked again after 409, with pauses that grow and a new subject token each time', async () => {
    await using server = await startStsServer({ conflicts: 2 });
    const clock = new JumpClock({ hurried: true });
    let minted = 0;
    const grant = equinixSts({ subjectToken: () => `jwt-${++minted}`, baseUrl: server.url });
    await using source = tokenSource(grant, { clock, random: () => 0.5 });

    await source.get();

    expect(server.requests.map(({ status }) => status)).toEqual([409, 409, 200]);
    expect(server.requests.map(({ text }) => fieldsOf(text).subject_token)).toEqual([
      'jwt-1',
      'jwt-2',
      'jwt-3',
    ]);
    expect(clock.pauses).toEqual([500, 1000]);
  });

  test('that always sends 409 gets three requests, and a loop of callers adds nothing', async () => {
    await using server = await startStsServer({ conflicts: 1000 });
    const { events: _, ...options } = watched();
    await using source = tokenSource(equinixSts({ subjectToken: () => 'jwt', baseUrl: server.url }), options);

    const codes: string[] = [];
    for (let n = 0; n < 50; n++) codes.push((await failureOf(source.get())).code);

    expect(codes[0]).toBe('error_response');
    expect(server.requests.length).toBe(3);
  });

  test('gets another subject token, once, when the first one had died', async () => {
    await using server = await startStsServer();
    const subjects = ['expired', 'good'];
    const grant = equinixSts({ subjectToken: () => subjects.shift() ?? 'none', baseUrl: server.url });
    await using source = tokenSource(grant);

    const token = await source.get();

    expect(server.accessTokens.state(token.value)).toBe('active');
    expect(server.requests.map(({ status }) => status)).toEqual([400, 200]);
  });

  test('says what is wrong with each request, and tries one more subject token', async () => {
    await using server = await startStsServer();
    await using source = tokenSource(equinixSts({ subjectToken: () => 'expired', baseUrl: server.url }));

    const first = await failureOf(source.get());
    const second = await failureOf(source.get());

    for (const error of [first, second])
      expect(error).toMatchObject({
        code: 'error_response',
        message: expect.stringContaining(
          'invalid_request "The subject token is not valid". Check the fields.',
        ),
      });
    expect(source.status().obstacle).toBe('cooling');
    expect(server.requests).toHaveLength(2);
  });

  test('sends nothing when the subject token cannot be had, and shows nothing of why', async () => {
    await using server = await startStsServer();
    const subjectToken = () => Promise.reject(new Error('vault said canary-1234'));
    await using source = tokenSource(equinixSts({ subjectToken, baseUrl: server.url }));

    const error = await failureOf(source.get());

    expect(error.code).toBe('configuration');
    expect(error.message).not.toContain('canary');
    expect(server.requests).toHaveLength(0);
  });

  test('gives tokens that bearerFetch puts on calls to another origin of Equinix', async () => {
    await using server = await startStsServer();
    await using api = await startStsServer();
    await using source = tokenSource(equinixSts({ subjectToken: () => 'jwt', baseUrl: server.url }));

    await bearerFetch(source, { origins: [api.url] })(`${api.url}/fabric/v4/ports`);

    expect(api.requests[0]?.headers.authorization).toBe(`Bearer ${server.accessTokens.all[0]}`);
  });
});
