import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startMock } from '@token-clients/testing';
import { schemeOf } from '@token-clients/testing/contract';
import { type Fault, type Handler, type ReceivedRequest, startServer } from '@token-clients/testing/servers';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../mock/project-root.js';
import { closedUrl } from './helpers/bad-servers.js';
import { main } from './live/main.js';
import { loadProviders, type Provider } from './provider.js';

const providers = await loadProviders(projectRoot());

/** Runs the program in this process. */
async function program(environment: Record<string, string>, ...args: string[]) {
  let text = '';
  let problems = '';
  const code = await main(args, {
    environment,
    out: more => {
      text += more;
    },
    problem: more => {
      problems += more;
    },
  });
  return { code, text, problems };
}

function live(provider: Provider, environment: Record<string, string>, ...args: string[]) {
  return program(environment, '--live', provider.name, ...args);
}

/** A value for every variable that the descriptor names first. */
function environmentFor({ descriptor: { credentials, clientAuth } }: Provider): Record<string, string> {
  const values = Object.entries(credentials).map(([name, { env = [] }]) => [env[0], `real-${name}-value`]);
  const { signature } = clientAuth;
  const key = signature ? [[signature.env[0], schemeOf(signature.scheme).newKey()]] : [];
  return Object.fromEntries([...values, ...key]);
}

/** Responds to every call with the first success that the contract has for it. */
function asInTheSpec({ contract }: Provider, change: (body: object) => object = body => body): Handler {
  return ({ method, path }) => {
    const operation = contract.operations.find(known => known.httpMethod === method && known.path === path);
    const response = operation?.responses.find(({ code }) => code < 300);
    return { status: response?.code ?? 404, body: change((response?.body ?? {}) as object) };
  };
}

/** Returns a documented error response of the token call. */
function errorResponseOf({ contract, descriptor }: Provider) {
  const { name } = descriptor.acquire.operation;
  const responses = contract.operations.find(({ method }) => method === name)?.responses ?? [];
  const found = responses.find(({ code }) => code >= 400);
  return { status: found?.code ?? 0, body: (found?.body ?? {}) as object };
}

/** Returns everything of a request that depends on the credentials and not on the time. */
function senderOf({ descriptor }: Provider, { target, body, headers }: ReceivedRequest): unknown[] {
  const { signature } = descriptor.clientAuth;
  const [key = ''] = signature ? schemeOf(signature.scheme).headers : [];
  return [target, body.toString(), headers.authorization, headers[key]];
}

describe.each(providers.map(provider => [provider.name, provider] as const))(
  'contract --live %s',
  (_, provider) => {
    const environment = environmentFor(provider);

    test('without credentials names every variable and sends nothing', async () => {
      await using server = await startServer(asInTheSpec(provider));

      const { code, text, problems } = await live(provider, {}, '--base-url', server.url);

      expect(code).toBe(2);
      expect(text).toBe('');
      const { credentials, clientAuth } = provider.descriptor;
      const required = Object.values(credentials).filter(credential => credential.required);
      for (const name of required.flatMap(({ env = [] }) => env)) expect(problems).toContain(name);
      for (const name of clientAuth.signature?.env ?? []) expect(problems).toContain(name);
      expect(server.requests).toHaveLength(0);
    });

    test('says that nothing departs when nothing does', async () => {
      await using mock = await startMock(provider.underTest);

      const { code, text } = await live(provider, environment, '--base-url', mock.baseUrl, '--with-refresh');

      expect(text).toContain('No departure from the spec.');
      expect(code).toBe(0);
      expect(mock.violations).toEqual([]);
    });

    test('sends what the client wrote, signed as it is on the wire, below a base URL with a path', async () => {
      const response = asInTheSpec(provider);
      await using server = await startServer(request =>
        response({ ...request, path: request.path.replace('/base/v2', '') }),
      );

      const { code } = await live(provider, environment, '--base-url', `${server.url}/base/v2`);

      expect(code).toBe(0);
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

      const { code, text } = await live(provider, environment, '--base-url', server.url);

      expect(text).toContain('undeclared field surprise');
      expect(text).toMatch(/response\.body\.token_type: .*string/);
      expect(code).toBe(1);
      const { credentials } = provider.descriptor;
      for (const [name, { secret }] of Object.entries(credentials)) {
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
      ['a response without a token', { kind: 'response', response: { status: 200, body: {} } }, /departure/i],
    ];

    test.each(odd)('reports %s', async (_, fault, departure) => {
      await using server = await startServer(asInTheSpec(provider));
      server.faults.always(fault);

      const { code, text } = await live(provider, environment, '--base-url', server.url);

      expect(text).toMatch(departure);
      expect(code).toBe(1);
      expect(server.requests, 'nothing is sent after a failure').toHaveLength(1);
    });

    test('reports a redirect and follows it nowhere', async () => {
      await using elsewhere = await startServer(asInTheSpec(provider));
      await using server = await startServer(asInTheSpec(provider));
      server.faults.always({ kind: 'redirect', location: `${elsewhere.url}/` });

      const { code, text } = await live(provider, environment, '--base-url', server.url);

      expect(text).toContain('status 307 is not documented');
      expect(code).toBe(1);
      expect(elsewhere.requests).toHaveLength(0);
    });

    test('stops at an error response, so that no attempt is wasted, also with --with-wrong-secret', async () => {
      await using server = await startServer(() => errorResponseOf(provider));

      const { code, text } = await live(
        provider,
        environment,
        '--base-url',
        server.url,
        '--with-refresh',
        '--with-wrong-secret',
      );

      expect(text).toContain('error response with status');
      expect(code).toBe(3);
      expect(server.requests).toHaveLength(1);
    });

    test('reports an error response whose fields have other names', async () => {
      const { status, body } = errorResponseOf(provider);
      const renamed = Object.fromEntries(
        Object.entries(body).map(([name, value]) => [`${name}Other`, value]),
      );
      await using server = await startServer(() => ({ status, body: renamed }));

      const { code, text } = await live(provider, environment, '--base-url', server.url);

      for (const name of Object.keys(renamed)) expect(text).toContain(`undeclared field ${name}`);
      expect(code).toBe(1);
    });

    test('sends one wrong secret with --with-wrong-secret, and none without', async () => {
      const response = asInTheSpec(provider);
      let sent = 0;
      let expected = Number.POSITIVE_INFINITY;
      await using server = await startServer(request => {
        sent += 1;
        return sent > expected ? errorResponseOf(provider) : response(request);
      });

      const good = await live(provider, environment, '--base-url', server.url);
      expected = sent;
      sent = 0;
      const both = await live(provider, environment, '--base-url', server.url, '--with-wrong-secret');

      expect([good.code, both.code]).toEqual([0, 0]);
      expect(both.text).toContain('wrong secret');
      expect(sent).toBe(expected + 1);
      const senders = server.requests.map(request => senderOf(provider, request));
      expect(senders.slice(0, -1)).not.toContainEqual(senders.at(-1));
    });

    test('reports an endpoint that takes a wrong secret', async () => {
      await using server = await startServer(asInTheSpec(provider));

      const { code, text } = await live(
        provider,
        environment,
        '--base-url',
        server.url,
        '--with-wrong-secret',
      );

      expect(text).toContain('a wrong secret was accepted');
      expect(code).toBe(1);
    });

    test('says so when the endpoint is not there', async () => {
      const { code, text } = await live(provider, environment, '--base-url', await closedUrl());

      expect(text).toContain('ECONNREFUSED');
      expect(code).toBe(3);
    });
  },
);

describe('contract', () => {
  const [provider] = providers;
  if (!provider) throw new Error('There is no provider.');
  const environment = environmentFor(provider);

  test('--live reads the environment, prints a table and exits 1 at a departure, as a program', async () => {
    await using server = await startServer(asInTheSpec(provider, body => ({ ...body, surprise: 1 })));

    const { code, text } = await builtProgram(environment, '--live', provider.name, '--base-url', server.url);

    expect(text).toMatch(/^OPERATION +REQUEST +STATUS +DEPARTURES$/m);
    expect(text).toContain('undeclared field surprise');
    expect(code).toBe(1);
  });

  test('--help prints how to use it', async () => {
    const { code, text } = await program({}, '--help');

    expect(text).toContain('npm run contract -- --live');
    expect(code).toBe(0);
  });

  test.each([
    [['--live', 'unknown'], 'There is no provider "unknown"'],
    [['--lvie', 'x'], '--help'],
    [['--live', provider.name, '--base-url', 'http://example.com'], 'https'],
  ])('%j is rejected before anything is sent', async (args, part) => {
    const { code, text, problems } = await program(environment, ...args);

    expect(problems).toContain(part);
    expect(text).toBe('');
    expect(code).toBe(2);
  });
});

async function builtProgram(environment: Record<string, string>, ...args: string[]) {
  const file = join(projectRoot(), 'test', 'dist', 'contract', 'live.js');
  if (!existsSync(file)) throw new Error('The program is not built. Run: npm run build');
  const child = spawn(process.execPath, [file, ...args], { env: environment });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, text };
}
