import { checkLive, contractCases, type LiveOptions } from '@token-clients/testing/contract';
import { type Handler, readBearer, startServer } from '@token-clients/testing/servers';
import { afterAll, describe, expect, test } from 'vitest';
import { strangersRepository } from './stranger/repository.js';

const repository = await strangersRepository();
afterAll(() => repository[Symbol.dispose]());

const { folder, asPackage } = repository;

describe("a client in a stranger's repository", () => {
  const failuresOf = async (cases: ReturnType<typeof contractCases>) => {
    const failures: string[] = [];
    for (const { name, run } of cases) {
      await run().catch((error: unknown) => failures.push(`${name}: ${String(error)}`));
    }
    return failures;
  };

  test('keeps its contract as a folder of sources', async () => {
    const cases = contractCases(folder);

    expect(await failuresOf(cases)).toEqual([]);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    expect(cases.filter(({ name }) => name.startsWith('getAccount ')).length).toBeGreaterThan(5);
  });

  test('keeps its contract as a package', async () => {
    // What servers respond off the contract is about the runtime, which both have in common.
    const cases = contractCases(asPackage).filter(({ name }) => !name.includes('off the contract'));

    expect(await failuresOf(cases)).toEqual([]);
    expect(asPackage.contract.operations).toEqual(folder.contract.operations);
  });
});

/** A vendor's endpoint with one account. */
const vendor: Handler = request => {
  if (request.path === '/status') return { headers: { 'content-type': 'text/plain' }, body: 'fine' };
  if (request.path === '/oauth/token')
    return { body: { access_token: 'secret-token-of-the-vendor', token_type: 'Bearer', expires_in: 600 } };
  if (!/^(?:secret-token-of-the-vendor|secret-token-of-mine)$/.test(readBearer(request) ?? ''))
    return { status: 401, body: { error: 'invalid_token' } };
  if (request.path === '/accounts') return { body: [{ id: 'a1', name: 'First' }] };
  return request.path === '/accounts/a1'
    ? { body: { id: 'a1', name: 'First' } }
    : { status: 404, body: { error: 'not_found' } };
};

describe('checkLive()', () => {
  const account = { credentials: { clientId: 'real-id', clientSecret: 'real-secret' } };
  const asked: LiveOptions = {
    ...account,
    accessToken: 'secret-token-of-mine',
    parameters: { getAccount: { id: 'a1' }, listAccounts: { limit: 1 } },
  };

  const check = async (options: LiveOptions, change: Handler = vendor) => {
    await using server = await startServer(change);
    const report = await checkLive(folder, { ...options, baseUrl: server.url });
    const sent = server.requests.map(({ method, target }) => `${method} ${target}`);
    return { report, sent, departures: report.calls.flatMap(({ departures }) => departures) };
  };

  test('reads, and changes nothing: neither a token request nor POST is sent', async () => {
    const { report, sent, departures } = await check(asked);

    expect(sent).toEqual(['GET /accounts?limit=1', 'GET /accounts/a1', 'GET /status']);
    expect(departures).toEqual([]);
    expect(report.notSent).toEqual([
      { operation: 'requestToken', request: 'all', reason: 'it needs withTokenRequest' },
      { operation: 'getUsage', request: 'read', reason: 'key has no value: pass parameters.getUsage.key' },
      { operation: 'getRates', request: 'read', reason: 'key has no value: pass parameters.getRates.key' },
      { operation: 'createAccount', request: 'all', reason: 'it may change something' },
      { operation: 'closeAccount', request: 'all', reason: 'it may change something' },
    ]);
    expect(report.exitCode).toBe(0);
  });

  test('reads with the token of the token request, where that is asked for', async () => {
    const { accessToken: _, ...options } = asked;

    const { report, sent } = await check({ ...options, withTokenRequest: true });

    expect(sent).toEqual(['POST /oauth/token', 'GET /accounts?limit=1', 'GET /accounts/a1', 'GET /status']);
    expect(report.exitCode).toBe(0);
    expect(JSON.stringify(report)).not.toMatch(/secret-token|real-secret|Bearer/);
  });

  test('leaves out a read that lacks something, and says what to pass', async () => {
    const { report, sent } = await check(account);

    expect(sent).toEqual(['GET /status']);
    expect(report.notSent).toContainEqual({
      operation: 'getAccount',
      request: 'read',
      reason: 'id has no value: pass parameters.getAccount.id',
    });
    expect(report.notSent).toContainEqual({
      operation: 'listAccounts',
      request: 'read',
      reason: 'there is no access token: pass accessToken or withTokenRequest',
    });
  });

  test('names what departs from the spec in a read', async () => {
    const { report, departures } = await check(asked, request =>
      request.path === '/accounts' ? { body: [{ id: 1, owner: 'someone' }] } : vendor(request),
    );

    expect(departures.join('\n')).toMatch(/id: .*string/);
    expect(departures).toContain('undeclared field [].owner');
    expect(report.exitCode).toBe(1);
  });

  test('knows the responses of a path that is written with a query', async () => {
    const { sent, departures } = await check({ parameters: { getRates: { key: 'a-key' } } }, request =>
      request.path === '/rates' ? { body: { rate: 1, currency: 'EUR' } } : vendor(request),
    );

    expect(sent).toContain('GET /rates?unit=day&key=a-key');
    expect(departures).toEqual(['undeclared field currency']);
  });

  test('goes on after a documented 404, and stops at 401', async () => {
    const missing = await check({ ...asked, parameters: { getAccount: { id: 'a2' } } });
    const rejected = await check({ ...asked, accessToken: 'wrong' });

    expect(missing.sent).toEqual(['GET /accounts', 'GET /accounts/a2', 'GET /status']);
    expect(missing.departures).toEqual([]);
    expect(missing.report.exitCode).toBe(3);
    expect(rejected.sent).toEqual(['GET /accounts?limit=1']);
    expect(rejected.departures).toEqual(['status 401 is not documented']);
  });

  test('shows no secret that a parameter holds', async () => {
    const { report, sent } = await check({ parameters: { getUsage: { key: 'secret-key-of-mine' } } }, () => ({
      body: { used: 'secret-key-of-mine' },
    }));

    expect(sent).toContain('GET /usage?key=secret-key-of-mine');
    expect(JSON.stringify(report)).not.toContain('secret-key-of-mine');
  });

  test('shows no secret that the server repeats as the name of a field', async () => {
    const names = ['secret-token-of-mine', 'real-secret', 'secret-token-of-the-vendor'];
    const repeated = Object.fromEntries(names.map(name => [name, 1]));
    const { report, departures } = await check({ ...asked, withTokenRequest: true }, async request => {
      const response = await vendor(request);
      return request.path.startsWith('/accounts/') || request.path === '/oauth/token'
        ? { ...response, body: { ...(response.body as object), ...repeated } }
        : response;
    });

    expect(departures.filter(departure => departure.startsWith('undeclared field'))).toHaveLength(6);
    for (const name of names) expect(JSON.stringify(report)).not.toContain(name);
  });

  test("ends with the reason of the caller's signal", async () => {
    const controller = new AbortController();
    const reason = new Error('no longer needed');

    const checking = check({ ...asked, signal: controller.signal }, request => {
      if (request.path === '/accounts/a1') controller.abort(reason);
      return vendor(request);
    });

    await expect(checking).rejects.toBe(reason);
  });

  test('shows in a dry run what it would send, and sends nothing', async () => {
    const { report, sent } = await check({ ...asked, dryRun: true });

    expect(sent).toEqual([]);
    expect(report.calls.map(({ operation, sent: one }) => [operation, one?.method, one?.query])).toEqual([
      ['listAccounts', 'GET', ['limit']],
      ['getAccount', 'GET', []],
      ['getStatus', 'GET', []],
    ]);
    expect(report.calls[0]?.sent?.headers).toContain('authorization');
  });

  test('sends each request to the server of its operation, where no base URL is given', async () => {
    const { calls } = await checkLive(folder, { ...asked, dryRun: true });

    expect(calls.map(({ sent }) => sent?.url)).toEqual([
      'https://api.birch.example/accounts',
      'https://api.birch.example/accounts/a1',
      'https://status.birch.example/status',
    ]);
  });

  test.each<[LiveOptions, string]>([
    [{ parameters: { createAccount: {} } }, 'parameters.createAccount is no operation that only reads'],
    [{ parameters: { getAccount: { ID: 1 } } }, 'parameters.getAccount.ID is no parameter of it'],
    [{ withRefresh: true }, 'withRefresh needs withTokenRequest'],
    [{ baseUrl: 'http://api.birch.example' }, 'https'],
  ])('rejects %j before anything is sent', async (options, part) => {
    await expect(checkLive(folder, { ...options })).rejects.toThrow(part);
  });
});
