import { describe, expect, test } from 'vitest';
import { metadataReport } from '../../src/discovery/metadata-report.js';
import { readMetadata } from '../../src/discovery/read-metadata.js';
import { serverOfMetadata } from '../../src/discovery/server-of-metadata.js';
import type { Loose } from '../support/project.js';
import { ISSUER, metadataOf } from './documents.js';

const read = (changes: Loose = {}) =>
  readMetadata(
    { url: `${ISSUER}/.well-known/x`, text: JSON.stringify(metadataOf(ISSUER, changes)), issuers: [ISSUER] },
    ['mtls.example'],
  );
const serverOf = async (changes: Loose = {}) => serverOfMetadata(await read(changes));
/** What is said of each field. */
const saidOf = async (changes: Loose = {}) =>
  Object.fromEntries(
    metadataReport((await read(changes)).metadata).map(({ field, value, use }) => [field, [value, use]]),
  );

describe('an authorization server, by its metadata', () => {
  test('has the endpoints of the document', async () => {
    expect(
      await serverOf({ scopes_supported: ['read'], code_challenge_methods_supported: ['S256'] }),
    ).toEqual({
      issuer: ISSUER,
      tokenUrl: 'https://id.example/token',
      authorizationUrl: 'https://id.example/authorize',
      deviceAuthorizationUrl: 'https://id.example/device',
      revocationUrl: 'https://id.example/revoke',
      introspectionUrl: 'https://id.example/introspect',
      grantTypes: ['client_credentials', 'refresh_token'],
      clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
      scopes: new Map([['read', '']]),
      codeChallengeMethods: ['S256'],
      origin: `the metadata of ${ISSUER}`,
    });
  });

  test('has the grant of RFC 8414 where the document names none, and implicit never', async () => {
    const absent = { grant_types_supported: undefined };

    expect((await serverOf(absent)).grantTypes).toEqual(['authorization_code']);
    expect((await saidOf(absent)).grant_types_supported).toEqual([
      '(nothing)',
      'RFC 8414 has authorization_code then',
    ]);
    expect((await serverOf({ grant_types_supported: ['implicit', 'password'] })).grantTypes).toEqual([
      'password',
    ]);
  });

  test('has a client authenticate in a way that every endpoint takes', async () => {
    const changes = {
      token_endpoint_auth_methods_supported: ['private_key_jwt', 'client_secret_post', 'none'],
      revocation_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    };

    expect((await serverOf(changes)).clientAuthMethods).toEqual(['client_secret_post', 'none']);
    expect(await saidOf(changes)).toMatchObject({
      token_endpoint_auth_methods_supported: [
        'private_key_jwt, client_secret_post, none',
        "without private_key_jwt, which other endpoints don't take",
      ],
      revocation_endpoint_auth_methods_supported: ['client_secret_post, client_secret_basic', ''],
      introspection_endpoint_auth_methods_supported: [
        '(nothing)',
        'assumed to be those of the token endpoint',
      ],
    });
  });

  test('goes without an endpoint that takes none of the ways of the token endpoint', async () => {
    const changes = {
      token_endpoint_auth_methods_supported: ['client_secret_post'],
      introspection_endpoint_auth_methods_supported: ['Bearer'],
    };

    expect(await serverOf(changes)).toMatchObject({
      clientAuthMethods: ['client_secret_post'],
      introspectionUrl: undefined,
      revocationUrl: 'https://id.example/revoke',
    });
    expect((await saidOf(changes)).introspection_endpoint?.[1]).toMatch(/^left out/);
  });

  test('says nothing of client authentication where the document says nothing', async () => {
    const changes = { token_endpoint_auth_methods_supported: undefined };

    expect((await serverOf(changes)).clientAuthMethods).toEqual([]);
    expect((await saidOf(changes)).token_endpoint_auth_methods_supported).toEqual([
      '(nothing)',
      'RFC 8414 has client_secret_basic then',
    ]);
  });

  test('has the endpoints for a certificate where every client has one', async () => {
    const changes = {
      token_endpoint_auth_methods_supported: ['tls_client_auth', 'self_signed_tls_client_auth'],
      mtls_endpoint_aliases: { token_endpoint: 'https://mtls.example/token' },
    };

    expect(await serverOf(changes)).toMatchObject({
      tokenUrl: 'https://mtls.example/token',
      revocationUrl: 'https://id.example/revoke',
    });
    expect((await saidOf(changes)).token_endpoint).toEqual([
      'https://mtls.example/token',
      'of mtls_endpoint_aliases: every client has a certificate',
    ]);
  });

  test('says what is not used, and what the app has to do', async () => {
    expect(
      await saidOf({
        mtls_endpoint_aliases: { token_endpoint: 'https://other.example/token' },
        authorization_response_iss_parameter_supported: true,
        dpop_signing_alg_values_supported: ['ES256'],
        signed_metadata: 'e30.e30.',
        token_endpoint_auth_signing_alg_values_supported: ['ES256'],
        token_endpoint_auth_methods_supported: ['private_key_jwt'],
        code_challenge_methods_supported: ['plain'],
      }),
    ).toMatchObject({
      mtls_endpoint_aliases: ['token_endpoint', 'not used: clients need no certificate'],
      authorization_response_iss_parameter_supported: ['true', expect.stringContaining(ISSUER)],
      dpop_signing_alg_values_supported: ['ES256', expect.stringMatching(/^not used/)],
      signed_metadata: ['(a JWT)', expect.stringMatching(/^not used/)],
      token_endpoint_auth_signing_alg_values_supported: ['ES256', 'for client assertions'],
      code_challenge_methods_supported: ['plain', expect.stringMatching(/^without S256/)],
    });
  });
});
