import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TokenDescriptor, TokenGrant } from '@token-clients/runtime';
import { type ProviderUnderTest, startMock, startTokenServer } from '@token-clients/testing';
import { type LoggedRequest, type PlannedResponse, startServer } from '@token-clients/testing/servers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, type CompilerMessages } from '../support/stranger/build.js';
import { loadMade, type Made } from '../support/stranger/made.js';
import { type Outcome, strangerProject } from '../support/stranger/project.js';
import { clientShapes } from './client-shapes.js';
import { grantShapes } from './grant-shapes.js';
import { responseShapes } from './response-shapes.js';
import { documentOf } from './spec-of.js';

const shapes = [...clientShapes, ...grantShapes, ...responseShapes]
  .filter(({ asks }) => asks === undefined)
  .map((shape, index) => ({ ...shape, package: `shape-${index + 1}` }));

/** A certificate is part of a connection, which only the caller's own `fetch` has. */
const certificate = shapes.find(({ name }) => name === 'a certificate of the client')?.package ?? '';
const factoryOf = (name: string) => name.replace(/-(\d)/, '$1');
const withoutFetch = `
  import { ${factoryOf(certificate)} } from '@token-clients/${certificate}';
  // @ts-expect-error: fetch is missing
  export const grant = ${factoryOf(certificate)}({ clientId: 'id' });`;

const project = strangerProject();
const outcomes = new Map<string, Outcome>();
let messages: CompilerMessages = new Map();

beforeAll(async () => {
  for (const { package: name, shapes: operations, more } of shapes) {
    const text = JSON.stringify(documentOf(operations, more));
    outcomes.set(name, await project.add(name, { file: 'openapi.json', text }));
  }
  messages = build(
    project.root,
    shapes.map(({ package: name }) => name),
    { [certificate]: withoutFetch },
  );
});
afterAll(() => project[Symbol.dispose]());

/** Sets a member at a JSON pointer. */
function put(body: Record<string, unknown>, at: string, value: unknown): void {
  const keys = at.slice(1).split('/');
  let here = body;
  for (const key of keys.slice(0, -1)) {
    here[key] ??= {};
    here = here[key] as Record<string, unknown>;
  }
  here[keys.at(-1) ?? ''] = value;
}

const UNITS = {
  seconds: () => 3600,
  ms: () => 3_600_000,
  epoch_seconds: () => Math.floor(Date.now() / 1000) + 3600,
  epoch_ms: () => Date.now() + 3_600_000,
  iso: () => new Date(Date.now() + 3_600_000).toISOString(),
};

/** A response as the descriptor says. */
function responseOf({ response }: TokenDescriptor): PlannedResponse {
  if (response.accessToken === '')
    return { status: 200, headers: { 'content-type': 'text/plain' }, body: 'the-token' };
  const body = {};
  put(body, response.accessToken, 'the-token');
  if (response.tokenType) put(body, response.tokenType, 'Bearer');
  if (response.lifetime) put(body, response.lifetime.field, UNITS[response.lifetime.unit]());
  return { status: 200, body };
}

type Testing = ProviderUnderTest & ((options: Readonly<Record<string, unknown>>) => TokenGrant);

/** Imports the grant that a package has for tests. */
async function loadTesting(name: string): Promise<Testing> {
  const file = path.join(project.root, 'packages', name, 'dist/generated/testing.js');
  const exports = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Record<string, Testing>;
  return exports[factoryOf(name)] as Testing;
}

/** Obtains a token with the package's own factory. */
async function acquire({ exports, descriptor, name }: Made) {
  await using server = await startServer(() => responseOf(descriptor));
  const values = Object.entries(descriptor.credentials).map(([credential]) => [credential, `7${credential}`]);
  const credentials: Record<string, string> = Object.fromEntries([...values, ['team', '7']]);
  const factory = exports[factoryOf(name)] as (options: object) => TokenGrant;
  const grant = factory({ ...credentials, baseUrl: server.url });
  const set = await grant.acquire(await grant.resolve());
  return { set, sent: server.requests[0] as LoggedRequest };
}

describe('the package for a token endpoint with', () => {
  test.each(shapes)('$name compiles and obtains a token', async ({ package: name }) => {
    expect(outcomes.get(name)).toEqual({ kind: 'accepted', name });
    expect(messages.get(name)).toBeUndefined();
    const made = await loadMade(project.root, name);

    const { set, sent } = await acquire(made);

    expect(set.accessToken).toBe('the-token');
    if (made.descriptor.response.lifetime) expect(set.lifetimeFrom).toBe('response');
    expect(sent.method).toBe(made.descriptor.acquire.operation.method);
    for (const [field, source] of Object.entries(made.descriptor.acquire.fields))
      if ('value' in source) expect(sent.text + sent.query).toContain(field.split('/').at(-1));
  });

  test.each(shapes)(
    '$name is known to the strict token server of its descriptor',
    async ({ package: name }) => {
      const provider = await loadTesting(name);
      await using server = await startTokenServer(provider);
      const make = (changed: object) =>
        provider({ ...server.credentials, ...changed, baseUrl: server.baseUrl } as never);

      const grant = make({});
      const set = await grant.acquire(await grant.resolve());

      expect(server.tokens.accessTokens.state(set.accessToken)).toBe('active');
      const { lifetime } = provider.descriptor.response;
      if (lifetime) expect(set.lifetimeMs).toBeGreaterThan(60_000);
      if (set.refreshToken !== undefined) {
        const next = await grant.refresh?.(await grant.resolve(), set.refreshToken);
        expect(server.tokens.accessTokens.state(next?.accessToken ?? '')).toBe('active');
      }
      const kindOf = async (changed: object) => {
        const other = make(changed);
        const error = await other.acquire(await other.resolve()).catch((thrown: unknown) => thrown);
        return error instanceof Error ? other.classify(error).kind : 'accepted';
      };
      const code = provider.descriptor.startsFrom?.code;
      if (code !== undefined) {
        expect(await kindOf({})).toBe('grant');
        expect(await kindOf({ [code]: server.logIn() })).toBe('accepted');
      }
      const secret = provider.descriptor.clientAuth.secret?.credential;
      if (secret === undefined || server.credentials[secret] === undefined) return;
      expect(await kindOf({ [secret]: '7' })).toBe('credential');
    },
  );

  test.each(shapes)('$name obtains a token from the mock of its document', async ({ package: name }) => {
    const provider = await loadTesting(name);
    await using mock = await startMock(provider);
    const grant = provider({ ...mock.credentials, fetch, baseUrl: mock.baseUrl });

    const set = await grant.acquire(await grant.resolve());

    expect(set.accessToken).not.toBe('');
    if (provider.descriptor.response.lifetime) expect(set.lifetimeMs).toBeGreaterThan(60_000);
    expect(mock.violations).toEqual([]);
  });

  test('scope and audience keeps the tokens of each apart', async () => {
    const exchange = shapes.find(({ name }) => name === 'a token exchange')?.package ?? '';
    const { exports } = await loadMade(project.root, exchange);
    const factory = exports[factoryOf(exchange)] as (options: object) => TokenGrant;
    const keyOf = (audience?: string) =>
      factory({ subjectToken: () => 'x', audience, account: 'jane' }).cacheKey;

    expect(keyOf('a')).toBe(keyOf('a'));
    expect(new Set([keyOf('a'), keyOf('b'), keyOf()]).size).toBe(3);
  });
});
