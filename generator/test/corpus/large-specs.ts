import type { CorpusSpec } from './corpus-spec.js';
import { CLIENT, TOKEN } from './token-part.js';
import { type Recipe, vendorDocument } from './vendor-document.js';

let seed = 0;

function large(
  name: string,
  recipe: Omit<Recipe, 'seed'>,
  rest: Omit<CorpusSpec, 'name' | 'spec'>,
): CorpusSpec {
  const own = { seed: ++seed, ...recipe };
  return { name, spec: () => vendorDocument(own), ...rest };
}

const seconds = { response: { lifetime: { field: '/expires_in', unit: 'seconds' } } } as const;

/** Specs of the size and untidiness of published ones. */
export const largeSpecs: readonly CorpusSpec[] = [
  large('large-yaml', { kB: 300 }, { with: '300 kB of YAML', descriptor: seconds }),
  large('large-json', { kB: 400, format: 'json' }, { with: '400 kB of JSON', descriptor: seconds }),
  large(
    'large-swagger',
    { kB: 250, version: '2.0', format: 'json' },
    { with: '250 kB of Swagger 2.0', descriptor: seconds },
  ),
  large(
    'large-swagger-yaml',
    { kB: 220, version: '2.0', mediaType: 'application/json' },
    { with: '220 kB of Swagger 2.0, and a JSON body' },
  ),
  large('large-3-1', { kB: 260, version: '3.1.0' }, { with: '260 kB of OpenAPI 3.1', descriptor: seconds }),
  large(
    'large-3-2',
    { kB: 240, version: '3.2.0', format: 'json' },
    { with: '240 kB of OpenAPI 3.2', descriptor: seconds },
  ),
  large('large-files', { kB: 300, format: 'files' }, { with: 'hundreds of files', descriptor: seconds }),
  large('large-4-mb-yaml', { kB: 2_700 }, { with: '4 MB of YAML', descriptor: seconds }),
  large('large-4-mb-json', { kB: 1_900, format: 'json' }, { with: '4 MB of JSON', descriptor: seconds }),
  large(
    'large-inherited-bearer',
    {
      kB: 200,
      root: {
        security: [{ bearer: [] }],
        components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
      },
    },
    {
      with: '200 kB that demand a bearer token everywhere',
      descriptor: { clientAuth: { methods: ['body'] } },
    },
  ),
  large(
    'large-no-id',
    { kB: 200, operation: { operationId: undefined, tags: undefined } },
    { with: '200 kB, and a token operation without id and tags', descriptor: seconds },
  ),
  large(
    'large-duplicate-id',
    { kB: 200, operation: { operationId: 'create' } },
    { with: '200 kB, and a token operation whose id others have', descriptor: seconds },
  ),
  large(
    'large-envelope',
    {
      kB: 200,
      mediaType: 'application/json',
      response: { type: 'object', properties: { success: { type: 'boolean' }, data: TOKEN } },
    },
    { with: '200 kB, and an envelope', descriptor: { response: { accessToken: '/data/access_token' } } },
  ),
  large(
    'large-operation-servers',
    { kB: 200, operation: { servers: [{ url: 'https://login.vendor.example' }] } },
    { with: '200 kB, and a server for the token operation alone', descriptor: seconds },
  ),
  large(
    'large-refresh',
    {
      kB: 200,
      fields: { ...CLIENT, grant_type: { type: 'string', enum: ['client_credentials', 'refresh_token'] } },
      response: { ...TOKEN, properties: { ...TOKEN.properties, refresh_token: { type: 'string' } } },
    },
    { with: '200 kB, and a refresh token', descriptor: seconds },
  ),
  large(
    'large-huge-enum',
    {
      kB: 200,
      fields: {
        ...CLIENT,
        scope: { type: 'string', enum: Array.from({ length: 2_000 }, (_, at) => `scope:${at}`) },
      },
    },
    { with: '200 kB, and 2,000 values of scope', descriptor: seconds },
  ),
];
