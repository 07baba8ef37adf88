import type { CorpusSpec } from './corpus-spec.js';
import { small } from './written-spec.js';

const seconds = { lifetime: { field: '/expires_in', unit: 'seconds' } } as const;

/** Specs that were written by hand, each as small as what it shows allows. */
export const smallSpecs: readonly CorpusSpec[] = [
  small('basic-header.yaml', {
    with: 'HTTP Basic for clients',
    descriptor: { clientAuth: { methods: ['basic'] }, response: seconds },
  }),
  small('vendors-examples.yaml', {
    with: 'secrets such as "string" in its examples, forms that require no field, and errors described with successes',
    descriptor: { clientAuth: { methods: ['body'] }, response: seconds },
  }),
  small('example-with-token.yaml', {
    with: 'a response whose schema has `ok` alone, and whose example has the token, at the `tokenUrl` of a flow',
    descriptor: { acquire: { fieldsIn: 'query' }, response: { accessToken: '/access_token' } },
  }),
  small('client-certificate.yaml', {
    with: 'a certificate of the client, a field that is a token, and an example by reference that shows the expiry',
    descriptor: {
      clientAuth: { methods: ['tls_client_auth'] },
      credentials: { deviceToken: { secret: true } },
      response: { lifetime: { field: '/expires_at', unit: 'iso' } },
    },
  }),
  small('nothing-but-paths.yaml', {
    with: 'neither servers, ids, tags nor types of its objects',
    descriptor: { clientAuth: { methods: ['body'] }, response: seconds },
  }),
  small('swagger-form.yaml', {
    with: 'form fields of Swagger 2.0',
    descriptor: { servers: [{ url: 'https://api.bamboo.example/v2' }], clientAuth: { methods: ['body'] } },
  }),
  small('swagger-json-body.json', {
    with: 'a login of Swagger 2.0, in JSON',
    descriptor: { acquire: { grantType: 'password' }, response: { accessToken: '/token' } },
  }),
  small('version-3-2.yaml', { with: 'OpenAPI 3.2', descriptor: { response: seconds } }),
  small('parts-in-files', {
    with: 'many files',
    descriptor: { clientAuth: { methods: ['body'] }, revoke: {} },
  }),
  small('envelope-data.yaml', {
    with: 'a token inside of an envelope',
    descriptor: { response: { accessToken: '/data/app_access_token', lifetime: { field: '/data/expire' } } },
  }),
  small('camel-case.yaml', {
    with: 'fields in camelCase',
    descriptor: { response: { accessToken: '/accessToken', lifetime: { field: '/expiresIn' } } },
  }),
  small('pascal-case-epoch-ms.yaml', {
    with: 'fields in PascalCase, and an expiry in milliseconds since 1970',
    descriptor: {
      response: { accessToken: '/AccessToken', lifetime: { field: '/ExpiresAt', unit: 'epoch_ms' } },
    },
  }),
  small('expiry-iso.yaml', {
    with: 'an expiry as a date',
    descriptor: { response: { lifetime: { field: '/expires_at', unit: 'iso' } } },
  }),
  small('expiry-epoch-seconds.yaml', {
    with: 'an expiry in seconds since 1970',
    descriptor: { response: { lifetime: { field: '/expires_on', unit: 'epoch_seconds' } } },
  }),
  small('expiry-ambiguous.yaml', { with: 'an expiry whose unit is unknown', refused: 'unclear-token' }),
  small('get-token.yaml', {
    with: 'a GET request with the secret in its query',
    descriptor: { acquire: { fieldsIn: 'query' }, response: seconds },
  }),
  small('header-credentials.yaml', {
    with: 'id and secret in headers of their own',
    descriptor: { clientAuth: { methods: ['header'] } },
  }),
  small('authorization-header-basic.yaml', {
    with: 'an Authorization header as a parameter',
    descriptor: { clientAuth: { methods: ['basic'] } },
  }),
  small('inherited-bearer.yaml', {
    with: 'a bearer token that the whole document demands',
    descriptor: { clientAuth: { methods: ['body'] }, refresh: { grantType: 'refresh_token' } },
  }),
  small('four-token-operations.yaml', {
    with: 'operations that obtain, refresh, revoke and introspect',
    descriptor: {
      acquire: { grantType: 'client_credentials' },
      refresh: { operation: { path: '/oauth/refresh' } },
      revoke: { operation: { path: '/oauth/revoke' } },
    },
  }),
  small('xml-only.yaml', { with: 'nothing but XML', refused: 'media-type' }),
  small('json-beside-xml-and-html.yaml', {
    with: 'JSON beside XML and HTML',
    descriptor: { response: seconds },
  }),
  small('bare-token.yaml', {
    with: 'a bare token as the response',
    descriptor: { response: { accessToken: '' }, acquire: { grantType: 'password' } },
  }),
  small('path-key-with-query.yaml', {
    with: 'a path that has a query and a fragment',
    descriptor: { clientAuth: { methods: ['body'] } },
  }),
  small('data-with-references.yaml', {
    with: 'references inside of data',
    descriptor: { response: { accessToken: '/access_token' } },
  }),
  small('device-flow.yaml', {
    with: 'the device flow',
    descriptor: { acquire: { grantType: 'urn:ietf:params:oauth:grant-type:device_code' } },
  }),
  small('only-token-url.yaml', {
    with: 'a tokenUrl, and no operation for it',
    descriptor: { acquire: { grantType: 'client_credentials' }, clientAuth: { methods: ['basic'] } },
  }),
  small('polymorphic-body.yaml', {
    with: 'a body of either of two kinds',
    descriptor: { acquire: { grantType: 'client_credentials' } },
  }),
  small('token-exchange.yaml', {
    with: 'a token exchange',
    descriptor: { acquire: { grantType: 'urn:ietf:params:oauth:grant-type:token-exchange' } },
  }),
  small('jwt-bearer.yaml', {
    with: 'an assertion as the grant',
    descriptor: { acquire: { grantType: 'urn:ietf:params:oauth:grant-type:jwt-bearer' } },
  }),
  small('private-key-jwt.yaml', {
    with: 'an assertion that authenticates the client',
    descriptor: { clientAuth: { methods: ['private_key_jwt'] } },
  }),
  small('dpop-only.yaml', { with: 'tokens that need a proof', refused: 'token-needs-proof' }),
  small('untyped-response.yaml', {
    with: 'a response of which nothing is said',
    descriptor: { response: seconds },
  }),
  small('limited-credentials.yaml', {
    with: 'credentials of a given format, length and pattern',
    descriptor: { refresh: { grantType: 'refresh_token' } },
  }),
  small('no-token-anywhere.yaml', { with: 'no token', refused: 'no-token' }),
];
