/** What every contestant sends and gets: one token request and its response. */
export const url = 'https://api.equinix.com/oauth2/v1/token';

export const request = {
  client_id: 'fake-client-id-0123456789',
  client_secret: 'fake-client-secret-0123456789',
  grant_type: 'client_credentials',
} as const;

export const responseBody = JSON.stringify({
  access_token: 'fake-access-token-0123456789abcdef0123456789abcdef',
  token_timeout: '3600',
  user_name: 'fake-user',
  token_type: 'Bearer',
});

/** A fetch that responds at once: what is left is the client's own work. It makes a new Response, as fetch does. */
export const stubFetch = async (): Promise<Response> =>
  new Response(responseBody, { status: 200, headers: { 'content-type': 'application/json' } });
