import { ID, type Part } from './client-proof.js';
import { scopeField } from './grant-requests.js';
import type { MadeOperation, Making } from './making.js';
import { errorResponses, exampleOf, FORM, JSON_TYPE, schemaRef } from './standard-parts.js';

/** Makes the operation that starts the login of a device (RFC 8628 section 3.1). */
export function deviceOperation(making: Making, url: string): MadeOperation {
  return operation(making, url, {
    operationId: 'startDeviceAuthorization',
    summary: 'Start the login of a device',
    rfc: 'RFC 8628',
    request: 'DeviceAuthorizationRequest',
    // Servers want the ID here whatever else authenticates the client.
    required: ['client_id'],
    fields: { client_id: ID, scope: scopeField(making.server.scopes) },
    response: {
      description: 'What to show to the user, and the code to ask for the token with.',
      name: 'DeviceAuthorizationResponse',
      schema: {
        type: 'object',
        description: 'A code for the user and one for the device (RFC 8628 section 3.2).',
        required: ['device_code', 'user_code', 'verification_uri', 'expires_in'],
        properties: {
          device_code: { type: 'string', description: 'The code of the device.', 'x-secret': true },
          user_code: { type: 'string', description: 'The code that the user types.' },
          verification_uri: { type: 'string', description: 'The page where the user types it.' },
          verification_uri_complete: { type: 'string', description: 'The same page, with the code in it.' },
          expires_in: { type: 'integer', description: 'How long both codes are good, in seconds.' },
          interval: {
            type: 'integer',
            description: 'How long to wait between two token requests, in seconds.',
          },
        },
      },
      example: {
        device_code: 'GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS',
        user_code: 'WDJB-MJHT',
        verification_uri: 'https://login.example/device',
        expires_in: 1800,
        interval: 5,
      },
    },
  });
}

const TOKEN_FIELDS = {
  token: { type: 'string', description: 'The token.', 'x-secret': true, example: '2YotnFZFEjr1zCsicMWpAA' },
  token_type_hint: { type: 'string', description: 'What it is: `access_token` or `refresh_token`.' },
};

/** Makes the operation that revokes a token (RFC 7009). */
export function revokeOperation(making: Making, url: string): MadeOperation {
  return operation(making, url, {
    operationId: 'revokeToken',
    summary: 'Revoke a token',
    rfc: 'RFC 7009',
    request: 'RevocationRequest',
    required: ['token'],
    fields: TOKEN_FIELDS,
    response: { description: 'The token is not valid (any more).' },
  });
}

/** Makes the operation that says whether a token is valid (RFC 7662). */
export function introspectOperation(making: Making, url: string): MadeOperation {
  return operation(making, url, {
    operationId: 'introspectToken',
    summary: 'Ask whether a token is valid',
    rfc: 'RFC 7662',
    request: 'IntrospectionRequest',
    required: ['token'],
    fields: TOKEN_FIELDS,
    response: {
      description: 'Whether it is, and what is known of it.',
      name: 'IntrospectionResponse',
      schema: {
        type: 'object',
        description: 'What is known of a token (RFC 7662 section 2.2).',
        required: ['active'],
        properties: {
          active: { type: 'boolean', description: 'Whether the token is valid.' },
          scope: { type: 'string', description: 'What it is good for.' },
          client_id: { type: 'string', description: 'The client that got it.' },
          username: { type: 'string', description: 'The user who agreed.' },
          token_type: { type: 'string', description: 'How to send it.' },
          exp: { type: 'integer', description: 'When it expires, in seconds since 1970.' },
          iat: { type: 'integer', description: 'When it was issued, in seconds since 1970.' },
          sub: { type: 'string', description: 'The user or client that it stands for.' },
        },
      },
      example: { active: true, client_id: 'my-client', exp: 1_893_456_000 },
    },
  });
}

interface SideOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly rfc: string;
  readonly request: string;
  readonly required: readonly string[];
  readonly fields: Readonly<Record<string, Part>>;
  readonly response: {
    readonly description: string;
    readonly name?: string;
    readonly schema?: Part;
    readonly example?: Part;
  };
}

function operation(making: Making, url: string, made: SideOperation): MadeOperation {
  const { client, names, server, shared } = making;
  const { description, name, schema, example } = made.response;
  const request = names.schema(made.request);
  const response = name === undefined ? undefined : names.schema(name);
  const body = {
    type: 'object',
    description: `${made.summary} (${made.rfc}).`,
    required: [...new Set([...made.required, ...client.required])],
    properties: { ...made.fields, ...client.fields },
  };
  return {
    url,
    operation: {
      ...shared,
      operationId: names.operationId(made.operationId),
      summary: made.summary,
      description: `${client.text} The URL is from ${server.origin} (${made.rfc}).`,
      requestBody: {
        required: true,
        content: { [FORM]: { schema: schemaRef(request), example: exampleOf(body) } },
      },
      responses: {
        200: {
          description,
          ...(response !== undefined && {
            content: { [JSON_TYPE]: { schema: schemaRef(response), example } },
          }),
        },
        ...errorResponses(making),
      },
    },
    schemas: { [request]: body, ...(response !== undefined && schema && { [response]: schema }) },
  };
}
