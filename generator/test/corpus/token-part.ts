import type { Members } from './untidy-api.js';

const GRANT = { type: 'string', enum: ['client_credentials'] };
const TEXT = { type: 'string' };

/** What is special about the token operation of a document; the rest is the usual. */
export interface TokenPart {
  readonly path?: string;
  readonly mediaType?: string;
  /** Fields of the request; all of them are required. */
  readonly fields?: Members;
  /** The schema of the request, instead of one with the fields. */
  readonly request?: unknown;
  /** The schema of the response. */
  readonly response?: unknown;
  /** What else the operation has, or has instead. */
  readonly operation?: Members;
}

/** The usual fields of a token request. */
export const CLIENT: Members = { grant_type: GRANT, client_id: TEXT, client_secret: TEXT };

/** The usual response. */
export const TOKEN = {
  type: 'object',
  required: ['access_token'],
  properties: { access_token: TEXT, token_type: TEXT, expires_in: { type: 'integer' } },
};

/** Makes the path of an operation that obtains a token. */
export function tokenPath(part: TokenPart = {}): Members {
  const { path = '/oauth/token', mediaType = 'application/x-www-form-urlencoded', operation } = part;
  const { fields = CLIENT, response = TOKEN } = part;
  const { request = { type: 'object', required: Object.keys(fields), properties: fields } } = part;
  return {
    [path]: {
      post: {
        operationId: 'createAccessToken',
        tags: ['Authentication'],
        requestBody: { required: true, content: { [mediaType]: { schema: request } } },
        responses: {
          200: { description: 'A token', content: { 'application/json': { schema: response } } },
          401: { description: 'The client is unknown' },
        },
        ...operation,
      },
    },
  };
}

/** Makes a path item whose operation takes a form. */
export function operationOf(operationId: string, fields: Members, response?: unknown): Members {
  const content = {
    'application/x-www-form-urlencoded': {
      schema: { type: 'object', required: Object.keys(fields), properties: fields },
    },
  };
  return {
    post: {
      operationId,
      tags: ['Authentication'],
      requestBody: { required: true, content },
      responses: {
        200: {
          description: 'Done',
          ...(response !== undefined && { content: { 'application/json': { schema: response } } }),
        },
      },
    },
  };
}
