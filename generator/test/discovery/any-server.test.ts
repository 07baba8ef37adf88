import { type PlannedResponse, startServer } from '@token-clients/testing/servers';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { OpenQuestions } from '../../src/first-reading/open-questions.js';
import { isMetadataMoved } from '../../src/network/metadata-moved.js';
import type { Loose } from '../support/project.js';
import { discoveringProject, env } from './discovering.js';
import { metadataOf } from './documents.js';

const { putSpec, add, overlayOf, failure } = discoveringProject('https://id.example/.well-known/x');

describe('a server of any metadata', () => {
  async function lying(respond: (url: string) => PlannedResponse) {
    const liar = await startServer(() => respond(liar.url));
    onTestFinished(() => liar.close());
    return liar;
  }
  const document = (changes: (url: string) => Loose) =>
    lying(url => ({ body: metadataOf(url, changes(url)) }));

  test.each<[string, (url: string) => Loose, string, string]>([
    ['another issuer', () => ({ issuer: 'https://evil.example' }), 'metadata-issuer', '/issuer'],
    ['its own URL with a slash', url => ({ issuer: `${url}/` }), 'metadata-issuer', '/issuer'],
    [
      'an endpoint that is not https',
      () => ({ token_endpoint: 'http://evil.example/token' }),
      'metadata-endpoint',
      '/token_endpoint',
    ],
    [
      'an endpoint elsewhere',
      () => ({ revocation_endpoint: 'https://evil.example/revoke' }),
      'metadata-endpoint',
      '/revocation_endpoint',
    ],
    ['a list for a string', url => ({ token_endpoint: [url] }), 'metadata-field', '/token_endpoint'],
  ])('%s: nothing is written', async (_, changes, rule, pointer) => {
    const liar = await document(changes);

    const error = await failure(add('liar', { discover: liar.url }));

    expect(error).toMatchObject({ code: 'spec_invalid', rule, pointer });
    expect(error.file).toBe(`${liar.url}/.well-known/oauth-authorization-server`);
  });

  test.each<[string, PlannedResponse]>([
    ['a page', { headers: { 'content-type': 'text/html' }, body: '<!doctype html>' }],
    ['a redirect', { status: 302, headers: { location: 'https://evil.example/' } }],
    ['20 MB', { headers: { 'content-type': 'application/json' }, body: Buffer.alloc(20_000_000, ' ') }],
  ])('%s: nothing is written', async (_, response) => {
    const liar = await lying(() => response);

    expect(await failure(add('liar', { discover: liar.url }))).toMatchObject({ rule: 'metadata-not-loaded' });
  });

  test('ways to authenticate that packages have none of are named', async () => {
    const liar = await document(() => ({
      token_endpoint_auth_methods_supported: ['attest_jwt_client_auth'],
    }));

    const error = await failure(add('liar', { discover: liar.url }));

    expect(error.message).toContain('attest_jwt_client_auth');
  });

  test('endpoints at another host, if the user trusts that', async () => {
    const url = 'https://auth.vendor.example/token';
    const liar = await document(() => ({ token_endpoint: url }));

    await add('trusting', { discover: liar.url, trustedSites: ['auth.vendor.example'] });

    const [{ update }] = overlayOf('trusting').actions;
    expect(update.paths['/token'].post.servers).toEqual([
      { url: 'https://auth.vendor.example', description: expect.any(String) },
    ]);
  });

  test('another token endpoint than that of the spec is the one that was asked for, and a note says so', async () => {
    const liar = await document(() => ({}));
    const flows = { clientCredentials: { tokenUrl: 'https://old.vendor.example/token', scopes: {} } };
    const from = putSpec('two-servers.json', { type: 'oauth2', flows });

    const { findings } = await add('two-servers', { from, discover: liar.url });

    const [{ update }] = overlayOf('two-servers').actions;
    expect(update.paths['/token'].post.servers).toMatchObject([{ url: liar.url }]);
    expect(findings).toContainEqual(
      expect.objectContaining({
        rule: 'metadata-differs',
        problem: expect.stringContaining('https://old.vendor.example/token'),
      }),
    );
  });

  test('of several grants, the user is asked for one', async () => {
    const liar = await document(() => ({ grant_types_supported: ['client_credentials', 'password'] }));

    const error = (await failure(add('grants', { discover: liar.url, grants: [] }))) as OpenQuestions;

    expect(error.questions.map(({ key }) => key)).toEqual(['grant']);
    expect(error.questions[0]?.options.map(({ value }) => value)).toEqual(['client_credentials', 'password']);
  });

  test('a document that has changed since is found by its hash', async () => {
    let changed = {};
    const liar = await document(() => changed);
    const { discovered } = await add('moved', { discover: liar.url });
    const pinned = discovered?.pinned ?? expect.unreachable();

    expect(await isMetadataMoved(pinned, { env })).toBe(false);
    changed = { token_endpoint: 'https://evil.example/token' };
    expect(await isMetadataMoved(pinned, { env })).toBe(true);
  });
});
