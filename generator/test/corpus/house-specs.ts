import type { CorpusSpec } from './corpus-spec.js';
import { small } from './written-spec.js';

/** Specs as different houses write them, each with habits of its own. */
export const houseSpecs: readonly CorpusSpec[] = [
  small('path-in-missing-file', { with: 'a path in a file that is not there', refused: 'reference' }),
  small('houses/login-in-camel-case.json', {
    with: 'a login in camelCase, without a server',
    descriptor: {
      acquire: { grantType: 'password' },
      refresh: { fields: { refreshToken: { token: 'refresh' } } },
    },
  }),
  small('houses/token-in-header.yaml', {
    with: 'the token in a header of the response',
    refused: 'no-token',
  }),
  small('houses/expiry-in-envelope.yaml', {
    with: 'an expiry as a date in an envelope, and strict patterns for the credentials',
    descriptor: {
      response: { accessToken: '/data/token', lifetime: { field: '/data/expiresAt', unit: 'iso' } },
    },
  }),
  small('houses/tenant-in-server.yaml', {
    with: 'variables in its servers, and servers of their own for the token',
    descriptor: { clientAuth: { methods: ['basic'] }, refresh: { grantType: 'refresh_token' } },
  }),
  small('houses/vendor-media-type.yaml', {
    with: 'media types of the vendor',
    descriptor: { acquire: { grantType: 'password' }, response: { accessToken: '/token' } },
  }),
  small('houses/json-api.yaml', {
    with: 'credentials and token deep in JSON:API documents',
    descriptor: { response: { accessToken: '/data/attributes/access_token' } },
  }),
  small('houses/lists-in-query.yaml', {
    with: 'lists and objects in the query, and an API key there',
    keepsAll: true,
    descriptor: { clientAuth: { methods: ['query'] } },
  }),
  small('houses/login-behind-gateway.yaml', {
    with: 'a login that inherits the token it gives, and the key of a gateway',
    keepsAll: true,
    descriptor: {
      clientAuth: { methods: ['body'] },
      acquire: { fields: { 'X-Gateway-Key': { credential: 'xGatewayKey' } } },
    },
  }),
  small('houses/upload.yaml', {
    with: 'an upload, a download and a note beside the token',
    keepsAll: true,
    descriptor: { acquire: { fields: { grant_type: { value: 'client_credentials' } } } },
  }),
  small('houses/token-as-text.yaml', {
    with: 'a JWT as text, for HTTP Basic',
    descriptor: { clientAuth: { methods: ['basic'] }, response: { accessToken: '' } },
  }),
  small('houses/created-token.yaml', {
    with: 'a token that is created, parameters beside the body, and a discriminator',
    descriptor: { response: { accessToken: '/accessToken', lifetime: { unit: 'epoch_ms' } } },
  }),
  small('houses/swagger-of-2014.yaml', {
    with: 'Swagger 2.0 of its time',
    descriptor: { clientAuth: { methods: ['basic'] } },
  }),
  small('houses/code-grant.yaml', {
    with: 'a code grant with PKCE, and no example at all',
    keepsAll: true,
    descriptor: { startsFrom: { code: 'code' }, refresh: { grantType: 'refresh_token' }, revoke: {} },
  }),
];
