import { waitUntil } from 'cloudflare:workers';
import { coboSigner, signedFetch, tokenSource } from '@token-clients/auth-hooks';
import { benchlingAuthClient } from '@token-clients/benchling-auth';
import { coboOAuthClient } from '@token-clients/cobo-oauth';
import { equinixAccessToken, equinixAccessTokenClient } from '@token-clients/equinix-access-token';
import { equinixStsClient } from '@token-clients/equinix-sts';
import { type Clock, systemClock } from '@token-clients/runtime';
import type { Setting } from './setting.js';
import { runSteps } from './step.js';
import { webSteps } from './steps.js';
import { PAYLOAD, RIGHT } from './vendor-calls.js';

/** Written into the bundle, because a worker's module scope has no arguments. */
declare const SETTING: Setting;
const { baseUrl, cobo } = SETTING;

/** A clock that the test moves on, so that a token comes near its end without waiting. */
let aheadMs = 0;
const clock: Clock = {
  ...systemClock,
  now: () => Date.now() + aheadMs,
  monotonic: () => performance.now() + aheadMs,
};

const grantAt = (path: string) => equinixAccessToken({ ...RIGHT, baseUrl: baseUrl + path });

/** As a README shows it: one source per account, made where the module starts, kept by the requests that follow. */
const sources = {
  plain: tokenSource(grantAt('')),
  /** The first token request gets no response. */
  abandoned: tokenSource(grantAt('/silent/1'), { timeoutMs: 1_000 }),
  /** The response comes only on demand. */
  kept: tokenSource(grantAt('/held'), { waitUntil }),
  /** The second one, the first renewal, gets no response. */
  renewed: tokenSource(grantAt('/silent/2'), { timeoutMs: 1_000, clock }),
};

const signed = signedFetch(coboSigner({ privateKey: cobo.privateKey }), { origins: [baseUrl] });

const clients: Readonly<Record<string, () => Promise<{ readonly response: Response }>>> = {
  'equinix-access-token': () =>
    equinixAccessTokenClient({ baseUrl }).POST('/oauth2/v1/token', { body: PAYLOAD }),
  'equinix-sts': () =>
    equinixStsClient({ baseUrl }).POST('/use/token', {
      body: {
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        scope: 'ern:fake:access-policy:1',
        subject_token: 'fake-id-token',
        subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
      },
    }),
  'benchling-auth': () =>
    benchlingAuthClient({ baseUrl: `${baseUrl}/api/v2` }).POST('/token', {
      body: { grant_type: 'client_credentials', client_id: 'fake-id', client_secret: 'sécret' },
    }),
  'cobo-oauth': () =>
    coboOAuthClient({ baseUrl: `${baseUrl}/v2`, fetch: signed }).GET('/oauth/token', {
      params: { query: { client_id: 'fake-id', org_id: 'fake-org', grant_type: 'org_implicit' } },
    }),
};

/**
 * A worker of Cloudflare's runtime. `/steps` runs the program; the other paths are single actions of a test, each a
 * request of its own, since what a request has started ends with it.
 */
async function handle(request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const source = sources[(searchParams.get('source') ?? 'plain') as keyof typeof sources];
  switch (pathname) {
    case '/steps':
      return Response.json(await runSteps(webSteps, SETTING));
    case '/get':
      return new Response((await source.get()).value);
    case '/get-and-leave':
      // No caller waits for it: this request ends first, as one does whose caller goes away.
      source.get().catch(() => undefined);
      return new Response('left');
    case '/advance':
      aheadMs += Number(searchParams.get('ms'));
      return new Response('advanced');
    case '/client': {
      const { response } = (await clients[searchParams.get('of') ?? '']?.()) ?? {};
      return new Response(String(response?.status));
    }
    default:
      return new Response('no such action', { status: 404 });
  }
}

// biome-ignore lint/style/noDefaultExport: the form that this runtime takes.
export default {
  fetch: (request: Request) =>
    handle(request).catch((error: unknown) => new Response(String(error), { status: 500 })),
};
