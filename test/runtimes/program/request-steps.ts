import { authorizationHeader, bearerFetch, bearerMiddleware } from '@token-clients/auth-hooks';
import createClient from 'openapi-fetch';
import { expectEqual, expectMatch } from './expect.js';
import type { Context } from './setting.js';
import type { Step } from './step.js';
import { counts, equinixSource, expireTokens } from './vendor-calls.js';

const portsUrl = ({ baseUrl }: Context) => `${baseUrl}/fabric/v4/ports`;

/** A `fetch` with a token of its own. */
function portsFetch(context: Context) {
  const source = equinixSource(context);
  return { source, api: bearerFetch(source, { origins: [context.baseUrl] }) };
}

async function received(response: Response): Promise<string> {
  expectEqual(response.status, 200);
  return ((await response.json()) as { received: string }).received;
}

/** The paths of an API that a user has a spec of. */
interface Paths {
  '/fabric/v4/ports': {
    get: { responses: { 200: { content: { 'application/json': { received: string } } } } };
  };
}

/** Tokens, and how they get onto requests. */
export const requestSteps: readonly Step[] = [
  {
    name: 'a source gives a token and its id',
    async run(context) {
      const token = await equinixSource(context).get();
      expectMatch(token.value, /^eqx-at-/);
      expectMatch(token.id, /^[0-9a-f]{16}$/);
    },
  },
  {
    name: '1,000 callers share one token request',
    async run(context) {
      const source = equinixSource(context);
      const before = await counts(context);
      await Promise.all(Array.from({ length: 1000 }, () => source.get()));
      expectEqual((await counts(context)).tokens - before.tokens, 1);
    },
  },
  {
    name: 'bearerFetch sends a GET with the token',
    async run(context) {
      expectEqual(await received(await portsFetch(context).api(portsUrl(context))), '');
    },
  },
  {
    name: 'bearerFetch sends a POST with a string',
    async run(context) {
      const body = '{"name":"é"}';
      const response = await portsFetch(context).api(portsUrl(context), { method: 'POST', body });
      expectEqual(await received(response), body);
    },
  },
  {
    name: 'bearerFetch sends a Request again after a 401',
    async run(context) {
      const { source, api } = portsFetch(context);
      await source.get();
      await expireTokens(context);
      const headers = { 'x-marker': '1' };
      const request = new Request(portsUrl(context), { method: 'POST', body: 'hello', headers });
      expectEqual(await received(await api(request)), 'hello');
    },
  },
  {
    name: 'bearerFetch sends the bytes of init again after a 401',
    async run(context) {
      const { source, api } = portsFetch(context);
      await source.get();
      await expireTokens(context);
      const init = { method: 'PUT', body: new TextEncoder().encode('bytes') };
      expectEqual(await received(await api(new URL(portsUrl(context)), init)), 'bytes');
    },
  },
  {
    name: 'bearerFetch sends a FormData',
    async run(context) {
      const body = new FormData();
      body.set('name', 'port');
      const response = await portsFetch(context).api(portsUrl(context), { method: 'POST', body });
      expectMatch(await received(response), /name="name"/);
    },
  },
  {
    name: 'bearerMiddleware works in a client of openapi-fetch',
    async run(context) {
      const client = createClient<Paths>({ baseUrl: context.baseUrl });
      client.use(bearerMiddleware(equinixSource(context), { origins: [context.baseUrl] }));
      const { data, response } = await client.GET('/fabric/v4/ports');
      expectEqual([response.status, data?.received], [200, '']);
    },
  },
  {
    name: 'authorizationHeader gives the header',
    async run(context) {
      const headers = await authorizationHeader(equinixSource(context));
      expectEqual(await received(await fetch(portsUrl(context), { headers })), '');
    },
  },
];
