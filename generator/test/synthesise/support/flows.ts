/** A spec of an API whose token endpoint is named, and nothing more. */
export function specWithFlows(flows: object, more: object = {}): Record<string, unknown> {
  return {
    openapi: '3.0.3',
    info: { title: 'Hazel', version: '1' },
    servers: [{ url: 'https://api.hazel.example/v1' }],
    security: [{ login: [] }],
    paths: {
      '/things': { get: { operationId: 'listThings', responses: { 200: { description: 'Things.' } } } },
    },
    components: { securitySchemes: { login: { type: 'oauth2', flows } } },
    ...more,
  };
}

const TOKEN_URL = 'https://id.hazel.example/oauth2/token';
const SCOPES = { 'things:read': 'Read things', 'things:write': 'Change things' };

export const clientCredentials = { tokenUrl: TOKEN_URL, scopes: SCOPES };
export const authorizationCode = {
  tokenUrl: TOKEN_URL,
  authorizationUrl: 'https://id.hazel.example/oauth2/authorize',
  scopes: SCOPES,
};
export const deviceAuthorization = {
  tokenUrl: TOKEN_URL,
  deviceAuthorizationUrl: 'https://id.hazel.example/oauth2/device',
  scopes: SCOPES,
};
