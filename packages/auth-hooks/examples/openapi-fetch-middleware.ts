// A typed openapi-fetch client with valid tokens, in two ways.
// Needs EQUINIX_CLIENT_ID and EQUINIX_CLIENT_SECRET; EQUINIX_API_ENDPOINT is another place to ask.
import { bearerFetch, bearerMiddleware, tokenSource } from '@token-clients/auth-hooks';
import { equinixAccessToken } from '@token-clients/equinix-access-token';
import createClient from 'openapi-fetch';

/** As openapi-typescript writes it from the spec of your API. */
interface Paths {
  '/fabric/v4/ports': {
    get: { responses: { 200: { content: { 'application/json': { data: { name: string }[] } } } } };
  };
}

const {
  EQUINIX_API_ENDPOINT: baseUrl = 'https://api.equinix.com',
  EQUINIX_CLIENT_ID: clientId = '',
  EQUINIX_CLIENT_SECRET: clientSecret = '',
} = process.env;
const origins = [baseUrl];
await using source = tokenSource(equinixAccessToken({ clientId, clientSecret, baseUrl }));

// As its fetch: a token that the API rejects is replaced, and the call sent once more. Take this one if you can.
const client = createClient<Paths>({ baseUrl, fetch: bearerFetch(source, { origins }) });
const { data } = await client.GET('/fabric/v4/ports');
console.log(data?.data.map(({ name }) => name));

// As a middleware, beside others that you have: the token is set, and nothing is replayed.
const other = createClient<Paths>({ baseUrl });
other.use(bearerMiddleware(source, { origins }));
const { response } = await other.GET('/fabric/v4/ports');
console.log(response.status);
