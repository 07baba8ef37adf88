import { type EndpointShape, grant, secrets, text } from './endpoint-shape.js';
import type { Shape } from './spec-of.js';

const returning = (response: Record<string, unknown>): Shape[] => [
  { body: { 'grant_type!': grant('client_credentials'), ...secrets }, response },
];

/** Endpoints that differ in their response. */
export const responseShapes: readonly EndpointShape[] = [
  {
    name: 'the token in an envelope',
    shapes: returning({
      code: { type: 'integer' },
      data: {
        type: 'object',
        properties: { access_token: text, token_type: text, expires_in: { type: 'integer' } },
      },
    }),
    response: {
      accessToken: '/data/access_token',
      tokenType: '/data/token_type',
      lifetime: { field: '/data/expires_in', unit: 'seconds' },
    },
  },
  {
    name: 'two envelopes, and the expiry in the outer one',
    shapes: returning({
      result: {
        type: 'object',
        properties: {
          auth: { type: 'object', properties: { token: text } },
          expiresAt: { type: 'string', format: 'date-time' },
        },
      },
    }),
    response: { accessToken: '/result/auth/token', lifetime: { field: '/result/expiresAt', unit: 'iso' } },
  },
  {
    name: 'the token as the whole body',
    shapes: [
      {
        ...returning({})[0],
        responses: { '200': { description: 'A token.', content: { 'text/plain': { schema: text } } } },
      },
    ],
    response: { accessToken: '' },
  },
  {
    name: 'a response of which nothing is said',
    shapes: [{ ...returning({})[0], responses: { '200': { description: 'A token.' } } }],
    response: {
      accessToken: '/access_token',
      tokenType: '/token_type',
      lifetime: { field: '/expires_in', unit: 'seconds' },
      refreshToken: '/refresh_token',
      scope: '/scope',
    },
  },
  {
    name: 'a token with a name of the vendor',
    shapes: returning({
      tenant_access_token: text,
      expire: { type: 'integer', description: 'Seconds until expiry.' },
    }),
    response: { accessToken: '/tenant_access_token', lifetime: { field: '/expire', unit: 'seconds' } },
  },
  {
    name: 'two tokens of vendor names',
    shapes: returning({ tenant_access_token: text, app_access_token: text }),
    asks: ['response.accessToken'],
  },
  {
    name: 'a token that is an object',
    shapes: returning({
      access_token: { type: 'object', properties: { value: text } },
      expires_in: { type: 'integer' },
    }),
    response: { accessToken: '/access_token/value', lifetime: { field: '/expires_in', unit: 'seconds' } },
  },
  {
    name: 'an access and a refresh token, each with its expiry',
    shapes: returning({
      access: {
        type: 'object',
        properties: { token: text, expires: { type: 'string', format: 'date-time' } },
      },
      refresh: {
        type: 'object',
        properties: { token: text, expires: { type: 'string', format: 'date-time' } },
      },
    }),
    response: {
      accessToken: '/access/token',
      refreshToken: '/refresh/token',
      lifetime: { field: '/access/expires', unit: 'iso' },
    },
  },
];
