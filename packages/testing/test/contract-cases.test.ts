import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { ClientOptions, Fetch, TokenGrant, WithBaseUrl } from '@token-clients/runtime';
import { describe, expect, test } from 'vitest';
import { contractCases } from '../src/contract/contract-cases.js';
import type { ProviderUnderTest } from '../src/provider-under-test.js';
import { providers } from './providers.js';

const provider: ProviderUnderTest = providers['equinix-sts'];

/** Some cases of each kind of server. */
const PART = /acquire|HTML|timeout|lost/;

/** A client whose every request is sent by this function, whatever the caller passes. */
function sentBy(fetch: Fetch): ProviderUnderTest {
  const sent = (Api: ProviderUnderTest['apis'][string]) =>
    class extends Api {
      constructor(options: WithBaseUrl<ClientOptions>) {
        super({ ...options, fetch });
      }
    };
  const grant = (options: never): TokenGrant => provider({ ...(options as object), fetch } as never);
  return Object.assign(grant, provider, {
    apis: Object.fromEntries(Object.entries(provider.apis).map(([name, Api]) => [name, sent(Api)])),
  });
}

/** Runs the cases whose names contain one of these parts, and returns what those that fail say. */
async function failuresOf(client: ProviderUnderTest, ...parts: string[]): Promise<Map<string, string>> {
  const failures = new Map<string, string>();
  const cases = contractCases(client).filter(({ name }) => parts.some(part => name.includes(part)));
  expect(cases.length).toBeGreaterThan(0);
  for (const { name, run } of cases) {
    await run().catch((error: unknown) => failures.set(name, String(error)));
  }
  return failures;
}

describe('contractCases()', () => {
  test('has a name of its own for each case', () => {
    for (const one of Object.values(providers)) {
      const names = contractCases(one).map(({ name }) => name);

      expect(new Set(names).size).toBe(names.length);
    }
  });

  test('passes a client that keeps its spec, in any order and at once', async () => {
    const cases = contractCases(provider)
      .filter(({ name }) => !/off the contract/.test(name))
      .reverse();

    await expect(Promise.all(cases.map(({ run }) => run()))).resolves.toHaveLength(cases.length);
  });

  test('finds a header that the spec does not have', async () => {
    const client = sentBy((url, init) => {
      const headers = new Headers(init.headers);
      headers.set('x-tracking', '1');
      return fetch(url, { ...init, headers });
    });

    const failures = await failuresOf(client, 'as the spec says');

    expect([...failures.values()].join('\n')).toContain('x-tracking');
  });

  test('finds a body that is written otherwise, with both values', async () => {
    const client = sentBy((url, init) => fetch(url, { ...init, body: `${String(init.body)}&more=1` }));

    const failures = await failuresOf(client, 'as the spec says', 'grant with', 'openapi-fetch');

    const text = [...failures].flat().join('\n');
    expect(text).toContain('sends what the descriptor says, and nothing else');
    expect(text).toContain('sends the same through the openapi-fetch client');
    expect(text).toMatch(/form: expected .*, got .*'more', '1'/s);
  });

  test('finds a form that is encoded in another way', async () => {
    const lower = (text: string) => text.replace(/%[0-9A-F]{2}/g, code => code.toLowerCase());
    const client = sentBy((url, init) => fetch(url, { ...init, body: lower(String(init.body)) }));

    const failures = await failuresOf(client, 'as the spec says');

    expect([...failures.values()].join('\n')).toContain('form encoding: expected');
  });

  test('finds a response that is not returned as it came', async () => {
    const client = sentBy(async (url, init) => {
      const response = await fetch(url, init);
      const text = (await response.text()).replace('fake-access-token', 'other-token');
      return new Response(text, { status: response.status, headers: { 'content-type': 'application/json' } });
    });

    const failures = await failuresOf(client, '200');

    const names = [...failures.keys()].join('\n');
    expect(names).toContain('is decoded as a token');
    expect(names).toContain('is returned as a success');
    expect(names).toContain('acquire 200');
  });

  test('finds a client that takes an error response for a success', async () => {
    const client = sentBy(async (url, init) => {
      const response = await fetch(url, init);
      return new Response(await response.text(), { headers: response.headers });
    });

    const failures = await failuresOf(client, '400');

    expect([...failures.values()].join('\n')).toMatch(/must (?:fail|throw)/);
  });

  test('finds a client that sends a request twice', async () => {
    const client = sentBy(async (url, init) => {
      await fetch(url, init).catch(() => undefined);
      return fetch(url, init);
    });

    const failures = await failuresOf(client, '503 with Retry-After');

    expect([...failures.values()].join('\n')).toContain('number of requests');
  });

  test('finds a client that follows a redirect', async () => {
    const client = sentBy((url, init) => fetch(url, { ...init, redirect: 'follow' }));

    const failures = await failuresOf(client, 'redirect 307');

    expect(failures.size).toBe(2);
  });

  test('finds an error that shows a secret', async () => {
    const apis = Object.fromEntries(
      Object.entries(provider.apis).map(([name, Api]) => [
        name,
        new Proxy(Api, { construct: (Target, [options]) => leaky(new Target(options)) }),
      ]),
    );
    const client = Object.assign((options: never) => provider(options), provider, { apis });

    const failures = await failuresOf(client, '400 with HTML throws');

    expect([...failures.values()].join('\n')).toContain('shows the secret');
  });

  test('takes two lines with node:test, where the process then ends by itself and nothing is open', async () => {
    const program = `
      import test from 'node:test';
      import { equinixSts } from '@token-clients/equinix-sts/testing';
      import { contractCases } from '@token-clients/testing/contract';
      const cases = contractCases(equinixSts).filter(({ name }) => ${PART}.test(name));
      await Promise.all(cases.map(({ name, run }) => test(name, run)));
      await new Promise(resolve => setTimeout(resolve, 100));
      console.log('open: ' + process.getActiveResourcesInfo());`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
      cwd: import.meta.dirname,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    for await (const chunk of child.stdout) output += String(chunk);
    const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];

    expect(output).toContain(
      `# pass ${contractCases(provider).filter(({ name }) => PART.test(name)).length}`,
    );
    expect(output).not.toMatch(/open: .*(?:TCP|Timeout)/);
    expect(code).toBe(0);
  });
});

/** An object whose methods put what they are called with into the message of their errors. */
function leaky(api: object): object {
  return new Proxy(api, {
    get: (_, name) => async (body: object, options: object) => {
      try {
        return await Reflect.get(api, name).call(api, body, options);
      } catch (error) {
        (error as Error).message += ` It was sent: ${JSON.stringify(body)}`;
        throw error;
      }
    },
  });
}
