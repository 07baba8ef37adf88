import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { tokenSource } from '@token-clients/auth-hooks';
import { startOidcServer } from '@token-clients/test-support/oauth-servers';
import { startServer } from '@token-clients/testing/servers';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import type { OpenQuestions } from '../../src/first-reading/open-questions.js';
import { newProvider } from '../../src/new-provider/new-provider.js';
import type { Loose } from '../support/project.js';
import { build } from '../support/stranger/build.js';
import { loadMade } from '../support/stranger/made.js';
import { strangerProject } from '../support/stranger/project.js';
import { metadataOf } from './documents.js';

const project = strangerProject();
const server = await startOidcServer();
/** Proxy settings of the machine that runs the tests must not count. */
const env = { npm_execpath: '', PATH: '' };
afterAll(async () => {
  project[Symbol.dispose]();
  await server.close();
});

/** A spec with an operation that obtains a token; how the client authenticates there is up to the test. */
function putSpec(name: string, url: string, fields: readonly string[] = [], at = '/token'): string {
  const string = { type: 'string' };
  const grant = { type: 'string', enum: ['client_credentials'] };
  const schema = {
    type: 'object',
    required: ['grant_type', ...fields],
    properties: { grant_type: grant, ...Object.fromEntries(fields.map(field => [field, string])) },
  };
  const token = {
    type: 'object',
    required: ['access_token'],
    properties: { access_token: string, token_type: string, expires_in: { type: 'integer' } },
  };
  const spec = {
    openapi: '3.1.0',
    info: { title: 'Orders', version: '1' },
    servers: [{ url }],
    tags: [{ name: 'Login' }],
    paths: {
      [at]: {
        post: {
          operationId: 'logIn',
          tags: ['Login'],
          requestBody: { required: true, content: { 'application/x-www-form-urlencoded': { schema } } },
          responses: {
            200: { description: 'A token.', content: { 'application/json': { schema: token } } },
          },
        },
      },
    },
  };
  const file = path.join(project.root, 'vendor', `${name}.json`);
  writeFileSync(file, JSON.stringify(spec));
  return file;
}

const add = (name: string, from: string, more: Partial<Parameters<typeof newProvider>[0]> = {}) =>
  newProvider({ root: project.root, name, from, engine: 'embedded', env, ...more });

/** A server of nothing but metadata. */
async function startMetadata(changes: Loose = {}) {
  const running = await startServer(() => ({ body: metadataOf(running.url, changes) }));
  onTestFinished(() => running.close());
  return running;
}

function xTokenOf(name: string): Loose {
  const { actions } = parse(readFileSync(path.join(project.root, `specs/${name}.overlay.yaml`), 'utf8'));
  return actions.at(-1).update['x-token'];
}

describe('a spec with a token operation, and metadata of its server', () => {
  test('leaves client authentication open by itself', async () => {
    const error = await add('open', putSpec('open', server.url)).catch((reason: OpenQuestions) => reason);

    expect((error as OpenQuestions).questions.map(({ key }) => key)).toEqual(['clientAuth.methods']);
  });

  test('gets client authentication, revocation and introspection from the metadata, in the class of the vendor', async () => {
    const { lines, keep } = await add('filled', putSpec('filled', server.url), { discover: server.url });

    expect(keep).toEqual(['POST /token', 'POST /token/revocation', 'POST /token/introspection']);
    expect(lines).toContainEqual({
      key: 'clientAuth.methods',
      value: 'client_secret_basic',
      evidence: `the metadata of ${server.url} has client_secret_basic`,
      confidence: 0.97,
    });
    expect(lines.find(({ key }) => key === 'revoke.operation')?.evidence).toBe(
      `the spec has none: a standard one, made from the metadata of ${server.url}`,
    );
    expect(lines.find(({ key }) => key === 'acquire.operation')?.evidence).not.toContain('standard');
    expect(build(project.root, ['filled'])).toEqual(new Map());
    const { clientId, clientSecret } = server;
    const { filled, LoginApi, basicAuth } = (await loadMade(project.root, 'filled')).exports as Loose;
    const api = new LoginApi({ headers: basicAuth(clientId, clientSecret) });
    await using source = tokenSource(filled({ clientId, clientSecret }));
    const { value: token } = await source.get();
    expect(await api.introspectToken({ token })).toMatchObject({ active: true });
    expect(await source.revoke()).toBe(true);
    expect(await api.introspectToken({ token })).toEqual({ active: false });
  });

  test('keeps what it says itself, and the difference is shown', async () => {
    const running = await startMetadata({ token_endpoint_auth_methods_supported: ['private_key_jwt'] });
    const from = putSpec('clear', running.url, ['client_id', 'client_secret']);

    const { lines } = await add('clear', from, { discover: running.url });

    expect(xTokenOf('clear')).toMatchObject({
      clientAuth: { methods: ['body'] },
      revoke: { operation: 'revokeToken', fields: { token: { token: 'access' } } },
    });
    expect(lines).toContainEqual({
      key: 'clientAuth',
      value: 'client_secret_post, as the spec has it',
      evidence: `the metadata of ${running.url} has private_key_jwt`,
      confidence: 0.6,
    });
  });

  test('has client_secret_basic where the metadata says nothing, as RFC 8414 has it', async () => {
    const running = await startMetadata({ token_endpoint_auth_methods_supported: undefined });

    const { lines } = await add('silent', putSpec('silent', running.url), { discover: running.url });

    expect(lines.find(({ key }) => key === 'clientAuth.methods')).toMatchObject({
      value: 'client_secret_basic',
      evidence: expect.stringContaining('which means client_secret_basic (RFC 8414)'),
    });
  });

  test('gets no revocation where its names for id and secret are its own', async () => {
    const running = await startMetadata();
    const from = putSpec('own-names', running.url, ['clientId', 'clientSecret']);

    const { keep } = await add('own-names', from, { discover: running.url });

    expect(keep).toEqual(['POST /token']);
  });

  test('of another token endpoint is noted, and not used', async () => {
    const running = await startMetadata();
    const from = putSpec('other', running.url, ['client_id', 'client_secret'], '/v2/token');

    const { findings, keep } = await add('other', from, { discover: running.url });

    expect(keep).toEqual(['POST /v2/token']);
    expect(findings).toContainEqual(
      expect.objectContaining({
        kind: 'note',
        rule: 'metadata-not-used',
        problem: expect.stringContaining('/v2'),
      }),
    );
  });
});
