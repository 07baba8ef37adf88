import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { metadataUrls } from '../../src/discovery/metadata-urls.js';
import { readMetadata } from '../../src/discovery/read-metadata.js';
import type { GenerateError } from '../../src/errors.js';
import type { Loose } from '../support/project.js';
import { ISSUER, metadataOf } from './documents.js';

const [URL_OF = ''] = metadataUrls(ISSUER);

function read(document: Loose, { issuers = [ISSUER], trust = [] as readonly string[] } = {}) {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  return readMetadata({ url: URL_OF, text, issuers }, trust);
}

/** What is found: rule, JSON pointer and problem. */
async function found(document: Loose, options: Parameters<typeof read>[1] = {}) {
  const error = await read(document, options).then(
    () => undefined,
    (reason: GenerateError) => reason,
  );
  expect(error?.code).toBe('spec_invalid');
  return error?.findings.map(({ rule, place, problem, fix }) => {
    expect(place.file).toBe(URL_OF);
    expect(fix).toBeTruthy();
    return [rule, place.pointer, problem];
  });
}

describe('metadata of an authorization server', () => {
  test('is read with the hash of its bytes', async () => {
    const text = JSON.stringify(metadataOf(), null, 2);

    const { url, sha256, metadata } = await read(text);

    expect(url).toBe(URL_OF);
    expect(sha256).toBe(createHash('sha256').update(text).digest('hex'));
    expect(metadata).toMatchObject({
      issuer: ISSUER,
      token_endpoint: 'https://id.example/token',
      grant_types_supported: ['client_credentials', 'refresh_token'],
    });
  });

  test('may have null for what it leaves out, values twice, and what is none of our business', async () => {
    const { metadata } = await read(
      metadataOf(ISSUER, {
        revocation_endpoint: null,
        grant_types_supported: ['refresh_token', 'refresh_token'],
        jwks_uri: 7,
        registration_endpoint: 'http://evil.example',
      }),
    );

    expect(metadata.revocation_endpoint).toBeUndefined();
    expect(metadata.grant_types_supported).toEqual(['refresh_token']);
    expect(metadata).not.toHaveProperty('jwks_uri');
  });

  test('has endpoints at another host only if that was named', async () => {
    const document = metadataOf(ISSUER, { token_endpoint: 'https://auth.example/token' });

    expect((await read(document, { trust: ['auth.example'] })).metadata.token_endpoint).toBe(
      'https://auth.example/token',
    );
    expect(await found(document)).toEqual([
      [
        'metadata-endpoint',
        '/token_endpoint',
        'token_endpoint https://auth.example/token is at another host than the issuer, id.example',
      ],
    ]);
  });

  test('has the endpoints for clients with a certificate judged only where these are used', async () => {
    const aliases = { mtls_endpoint_aliases: { token_endpoint: 'https://mtls.example/token' } };
    const only = { ...aliases, token_endpoint_auth_methods_supported: ['tls_client_auth'] };

    expect((await read(metadataOf(ISSUER, aliases))).metadata.mtls_endpoint_aliases).toBeDefined();
    expect(await found(metadataOf(ISSUER, only))).toEqual([
      ['metadata-endpoint', '/mtls_endpoint_aliases/token_endpoint', expect.stringContaining('mtls.example')],
    ]);
  });

  test('has all that is wrong with it found at once', async () => {
    const findings = await found(
      metadataOf(ISSUER, {
        token_endpoint: ['https://id.example/token'],
        authorization_endpoint: 'http://id.example/authorize',
        revocation_endpoint: 'https://me:secret@id.example/revoke',
        introspection_endpoint: 'https://id.example/introspect#top',
        device_authorization_endpoint: 'https://іd.example/device',
        grant_types_supported: 'client_credentials',
        scopes_supported: ['read', 7],
        mtls_endpoint_aliases: [],
      }),
    );

    expect(findings?.map(([rule, at]) => `${rule} ${at}`).sort()).toEqual([
      'metadata-endpoint /authorization_endpoint',
      'metadata-endpoint /device_authorization_endpoint',
      'metadata-endpoint /introspection_endpoint',
      'metadata-endpoint /revocation_endpoint',
      'metadata-field /grant_types_supported',
      'metadata-field /mtls_endpoint_aliases',
      'metadata-field /scopes_supported/1',
      'metadata-field /token_endpoint',
    ]);
  });
});

describe('metadata that must not be used', () => {
  test.each<[string, Loose, Loose]>([
    ['another issuer', { issuer: 'https://evil.example' }, ['metadata-issuer', '/issuer']],
    ['an issuer with a slash more', { issuer: `${ISSUER}/` }, ['metadata-issuer', '/issuer']],
    ['an issuer in capitals', { issuer: 'https://ID.example/tenants/7' }, ['metadata-issuer', '/issuer']],
    ['no issuer', { issuer: undefined }, ['metadata-field', '/issuer']],
    ['a list of issuers', { issuer: [ISSUER] }, ['metadata-field', '/issuer']],
    ['no token endpoint', { token_endpoint: undefined }, ['metadata-field', '']],
    ['an empty token endpoint', { token_endpoint: '' }, ['metadata-endpoint', '/token_endpoint']],
    ['a relative token endpoint', { token_endpoint: '/token' }, ['metadata-endpoint', '/token_endpoint']],
    [
      'another port',
      { token_endpoint: 'https://id.example:8443/t' },
      ['metadata-endpoint', '/token_endpoint'],
    ],
    ['this machine', { token_endpoint: 'http://127.0.0.1/t' }, ['metadata-endpoint', '/token_endpoint']],
  ])('%s', async (_, changes, [rule, at]) => {
    expect(await found(metadataOf(ISSUER, changes))).toEqual([[rule, at, expect.any(String)]]);
  });

  test.each([
    ['HTML', '<!doctype html><title>Log in</title>', 'The document is not JSON'],
    ['nothing', '', 'The document is not JSON'],
    ['YAML', 'issuer: https://id.example', 'The document is not JSON'],
    ['a list', '[]', 'The document is a list, not an object'],
    ['a string', '"https://id.example"', 'The document is a string, not an object'],
    [
      'depth',
      `{"a":${'['.repeat(100)}${']'.repeat(100)}}`,
      'The document has a field twice, or is nested too deeply',
    ],
    [
      'a field twice',
      `{"issuer":"${ISSUER}","token_endpoint":"https://id.example/a","token_endpoint":"https://id.example/b"}`,
      'The document has a field twice, or is nested too deeply',
    ],
  ])('%s', async (_, text, problem) => {
    expect(await found(text)).toEqual([['metadata-field', '', problem]]);
  });

  test.each([
    ['https://id.example/tenants/8', 'name it exactly so: --discover https://id.example/tenants/8'],
    ['https://id.example/$(reboot)', 'Name the issuer exactly as its vendor writes it.'],
    ['http://evil.example', 'Name the issuer exactly as its vendor writes it.'],
  ])('the issuer %s is put into a command only if a shell leaves it as it is', async (issuer, fix) => {
    const error = await read(metadataOf(ISSUER, { issuer })).catch((reason: GenerateError) => reason);

    expect((error as GenerateError).findings[0]?.fix).toContain(fix);
  });

  test('a password in a URL is not shown', async () => {
    const document = metadataOf(ISSUER, { token_endpoint: 'https://me:secret@id.example/token' });

    expect(await found(document)).toEqual([
      [
        'metadata-endpoint',
        '/token_endpoint',
        'token_endpoint https://id.example/token has a user or password in it',
      ],
    ]);
  });

  test('a document of another issuer says nothing else', async () => {
    expect(await found(metadataOf('https://evil.example', { token_endpoint: 7 }))).toHaveLength(1);
  });

  test('http from an https issuer, even on this machine and named', async () => {
    const document = metadataOf(ISSUER, { token_endpoint: 'http://localhost:8080/token' });

    expect(await found(document, { trust: ['localhost:8080'] })).toEqual([
      ['metadata-endpoint', '/token_endpoint', expect.stringContaining('is not https, and the issuer is')],
    ]);
  });

  test('__proto__ and constructor are fields like others', async () => {
    const text = JSON.stringify(metadataOf()).replace(
      '{',
      '{"__proto__":{"token_endpoint":1},"constructor":1,',
    );

    expect((await read(text)).metadata.token_endpoint).toBe('https://id.example/token');
    expect(({} as Loose).token_endpoint).toBeUndefined();
  });
});
