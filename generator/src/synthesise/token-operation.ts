import { TOKEN_RESPONSE } from '../token/standard-responses.js';
import type { AuthorizationServer } from './authorization-server.js';
import type { Part } from './client-proof.js';
import { grantRequest, type StandardGrant } from './grant-requests.js';
import type { MadeOperation, Making } from './making.js';
import { errorResponses, exampleOf, FORM, JSON_TYPE, schemaRef, TOKEN_ERROR } from './standard-parts.js';

/** Makes the operation that obtains tokens (RFC 6749 section 3.2). */
export function tokenOperation(
  making: Making,
  url: string,
  operationId: string,
  grants: readonly StandardGrant[],
): MadeOperation {
  const { server, client, names, shared, responses } = making;
  const requests = grants.map(grant => ({
    grant,
    name: names.schema(grant.schema),
    schema: grantRequest(grant, server, client),
  }));
  const [only] = requests;
  const isOne = requests.length === 1 && only !== undefined;
  const body = isOne ? only.name : names.schema('TokenRequest');
  return {
    url,
    operation: {
      ...shared,
      operationId: names.operationId(operationId),
      summary: operationId === 'refreshToken' ? 'Get the next token' : 'Get a token',
      description: `${client.text} The URL is from ${server.origin} (RFC 6749).`,
      requestBody: {
        required: true,
        content: {
          [FORM]: {
            schema: schemaRef(body),
            ...(isOne
              ? { example: exampleOf(only.schema) }
              : {
                  examples: Object.fromEntries(
                    requests.map(({ grant, schema }) => [grant.name, { value: exampleOf(schema) }]),
                  ),
                }),
          },
        },
      },
      responses: {
        200: {
          description: 'A token.',
          content: {
            [JSON_TYPE]: { schema: schemaRef(responses.token), example: tokenExample(making, grants) },
          },
        },
        ...errorResponses(making),
      },
    },
    schemas: {
      ...Object.fromEntries(requests.map(({ name, schema }) => [name, schema])),
      ...(!isOne && { [body]: oneOf(requests) }),
      [responses.token]: tokenResponse(making, grants),
      [responses.error]: TOKEN_ERROR,
    },
  };
}

function oneOf(requests: readonly { readonly grant: StandardGrant; readonly name: string }[]): Part {
  return {
    description: 'A token request, of one of several grants.',
    oneOf: requests.map(({ name }) => schemaRef(name)),
    discriminator: {
      propertyName: 'grant_type',
      mapping: Object.fromEntries(
        requests.map(({ grant, name }) => [grant.grantType, `#/components/schemas/${name}`]),
      ),
    },
  };
}

function tokenResponse({ server }: Making, grants: readonly StandardGrant[]): Part {
  const isRefreshed = mayRefresh(server, grants);
  const { refresh_token, scope, ...always } = TOKEN_RESPONSE.properties;
  return {
    ...TOKEN_RESPONSE,
    properties: {
      ...always,
      ...(isRefreshed && { refresh_token }),
      scope,
      ...(isExchange(grants) && {
        issued_token_type: { type: 'string', description: 'The kind of the token (RFC 8693 section 2.2.1).' },
      }),
      ...(server.scopes.has('openid') && {
        id_token: { type: 'string', description: 'Who the user is, as a JWT.', 'x-secret': true },
      }),
    },
  };
}

function tokenExample({ server }: Making, grants: readonly StandardGrant[]): Part {
  const scope = [...server.scopes.keys()].slice(0, 2).join(' ');
  return {
    access_token: '2YotnFZFEjr1zCsicMWpAA',
    token_type: 'Bearer',
    expires_in: 3600,
    ...(mayRefresh(server, grants) && { refresh_token: 'tGzv3JOkF0XG5Qx2TlKWIA' }),
    ...(scope !== '' && { scope }),
    ...(isExchange(grants) && { issued_token_type: 'urn:ietf:params:oauth:token-type:access_token' }),
  };
}

/** Whether a response may have a refresh token. */
function mayRefresh({ refreshUrl }: AuthorizationServer, grants: readonly StandardGrant[]): boolean {
  return refreshUrl !== undefined || grants.some(grant => grant.isRefreshed);
}

function isExchange(grants: readonly StandardGrant[]): boolean {
  return grants.some(({ name }) => name === 'token-exchange');
}
