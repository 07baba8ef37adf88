import { equinixAccessTokenClient, OAuth2TokenApi } from '@token-clients/equinix-access-token';
import { isTokenClientError, ResponseError } from '@token-clients/runtime';
import { expectEqual, expectMatch, rejectionOf } from './expect.js';
import type { Step } from './step.js';
import { PAYLOAD } from './vendor-calls.js';

const WRONG = { ...PAYLOAD, client_secret: 'wrong-secret' };

/** The generated clients by themselves: responses, errors, limits. */
export const clientSteps: readonly Step[] = [
  {
    name: 'the client of openapi-fetch gets a token',
    async run({ baseUrl }) {
      const client = equinixAccessTokenClient({ baseUrl });
      const { data } = await client.POST('/oauth2/v1/token', { body: PAYLOAD });
      expectMatch(String(data?.access_token), /^eqx-at-/);
    },
  },
  {
    name: 'a class gets a token',
    async run({ baseUrl }) {
      const token = await new OAuth2TokenApi({ baseUrl }).getOAuth2AccessToken(PAYLOAD);
      expectEqual([token.token_type, token.token_timeout], ['Bearer', '3599']);
    },
  },
  {
    name: 'an error response is a ResponseError that shows no secret',
    async run({ baseUrl }) {
      const api = new OAuth2TokenApi({ baseUrl: `${baseUrl}/echo` });
      const error = await rejectionOf(api.getOAuth2AccessToken(WRONG));
      expectEqual([error instanceof ResponseError, isTokenClientError(error)], [true, true]);
      expectEqual([error.name, error.code], ['ResponseError', 'error_response']);
      expectEqual([error.status, error.serverCode], [400, 'S1006']);
      expectEqual(/wrong-secret/.test(`${error.message} ${error.stack} ${JSON.stringify(error)}`), false);
    },
  },
  {
    name: 'the Result form returns an error response',
    async run({ baseUrl }) {
      const result = await new OAuth2TokenApi({ baseUrl }).getOAuth2AccessTokenResult(WRONG);
      expectEqual([result.ok, result.status], [false, 400]);
      if (result.status === 400) expectEqual(result.error?.error_code, 'S1006');
    },
  },
  {
    name: 'a time limit ends a call',
    async run({ baseUrl }) {
      const api = new OAuth2TokenApi({ baseUrl: `${baseUrl}/slow`, timeoutMs: 300 });
      const error = await rejectionOf(api.getOAuth2AccessToken(PAYLOAD));
      expectEqual([error.code, error.timeoutMs], ['timeout', 300]);
    },
  },
  {
    name: "the caller's signal ends a call, with its reason",
    async run({ baseUrl }) {
      const controller = new AbortController();
      const api = new OAuth2TokenApi({ baseUrl: `${baseUrl}/slow` });
      const call = rejectionOf(api.getOAuth2AccessToken(PAYLOAD, { signal: controller.signal }));
      setTimeout(() => controller.abort(new Error('no longer needed')), 50);
      expectEqual((await call).message, 'no longer needed');
    },
  },
  {
    name: 'a closed port is a network error',
    async run({ closedUrl }) {
      const api = new OAuth2TokenApi({ baseUrl: closedUrl });
      const error = await rejectionOf(api.getOAuth2AccessToken(PAYLOAD));
      expectEqual(error.code, 'network');
      return `reason ${error.reason}`;
    },
  },
  {
    name: 'a redirect is not followed',
    async run({ baseUrl }) {
      const api = new OAuth2TokenApi({ baseUrl: `${baseUrl}/redirect` });
      const error = await rejectionOf(api.getOAuth2AccessToken(PAYLOAD));
      expectEqual([error.code, error.reason], ['malformed_response', 'redirect']);
    },
  },
  {
    name: 'a page instead of JSON is named as such',
    async run({ baseUrl }) {
      const api = new OAuth2TokenApi({ baseUrl: `${baseUrl}/html` });
      const error = await rejectionOf(api.getOAuth2AccessToken(PAYLOAD));
      expectEqual([error.code, error.reason], ['malformed_response', 'html']);
    },
  },
  {
    name: 'a response beyond maxResponseBytes is not read',
    async run({ baseUrl }) {
      const api = new OAuth2TokenApi({ baseUrl, maxResponseBytes: 10 });
      const error = await rejectionOf(api.getOAuth2AccessToken(PAYLOAD));
      expectEqual([error.code, error.reason], ['malformed_response', 'too_large']);
    },
  },
];
