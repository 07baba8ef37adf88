import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import {
  encodeResponse,
  type Handler,
  type PlannedResponse,
  type RunningServer,
  readBearer,
  readRequest,
  startListener,
} from '@token-clients/testing/servers';
import {
  type CoboServer,
  coboVerify,
  type EquinixServer,
  signedText,
  startBenchlingServer,
  startCoboServer,
  startEquinixServer,
  startStsServer,
} from '@token-clients/testing/vendors';
import type { Counts, Setting } from './program/setting.js';

/** All vendors behind one origin. `await using` closes them. */
export interface Vendors extends AsyncDisposable {
  /** What a program has to know of them. */
  readonly setting: Setting;
}

/** Browsers ask before they send a request to another origin, and show no header that is not named here. */
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': '*',
  'access-control-allow-headers':
    'authorization, content-type, x-marker, biz-api-key, biz-api-nonce, biz-api-signature',
  'access-control-expose-headers': '*',
};

/**
 * Starts the stand-ins for Equinix, Equinix STS, Benchling and Cobo behind one origin, so that a program needs one URL,
 * whatever it runs in. Added to them are paths that misbehave, an API that echoes bodies, counts of what was asked, and
 * the headers that browsers want of another origin.
 */
export async function startVendors(): Promise<Vendors> {
  const equinix = await startEquinixServer({ clientId: 'fake-id', clientSecret: 'right-secret' });
  const sts = await startStsServer();
  const benchling = await startBenchlingServer({ clientId: 'fake-id', clientSecret: 'sécret' });
  const cobo = await startCoboServer({ clientId: 'fake-id', orgId: 'fake-org', signResponses: 'hyphens' });
  const started = [equinix, sts, benchling, cobo];
  const behind: readonly (readonly [path: string, server: RunningServer])[] = [
    ['/oauth2/', equinix],
    ['/use/', sts],
    ['/api/v2/', benchling],
    ['/v2/', cobo],
  ];
  const held = heldRequests();
  const own = ownPaths(equinix, cobo, held);
  /** How often each `/silent/N` was asked. Its Nth token request gets no response. */
  const asked = new Map<string, number>();

  const front = await startListener(async (incoming, response) => {
    const [path = ''] = (incoming.url ?? '').split('?', 1);
    const key = incoming.method === 'OPTIONS' ? 'OPTIONS' : `${incoming.method} ${path}`;
    // No response: the caller's time limit ends it.
    if (key.startsWith('POST /slow/')) return;
    const [, nth = '', tokenPath = ''] = /^\/silent\/(\d+)(\/.*)/.exec(path) ?? [];
    if (nth !== '') {
      const count = (asked.get(nth) ?? 0) + 1;
      asked.set(nth, count);
      return count === Number(nth) ? undefined : forward(incoming, response, equinix, tokenPath);
    }
    if (key.startsWith('POST /held/')) {
      await held.wait();
      return forward(incoming, response, equinix, path.slice('/held'.length));
    }
    const handler = own[key] ?? (path === '/fabric/v4/ports' ? own['* /fabric/v4/ports'] : undefined);
    if (handler) return respond(response, await handler(await readRequest(incoming)));
    const server = behind.find(([start]) => path.startsWith(start))?.[1];
    return server ? forward(incoming, response, server) : respond(response, { status: 404, body: {} });
  });
  const close = async () => {
    await Promise.all([front, ...started].map(server => server.close()));
  };
  const setting: Setting = {
    baseUrl: front.url,
    closedUrl: `http://127.0.0.1:${await closedPort()}`,
    cobo: { privateKey: cobo.keys.privateKey, publicKey: cobo.keys.publicKey, responseKey: cobo.responseKey },
  };
  return { setting, [Symbol.asyncDispose]: close };
}

/** Requests that get their response once they are released, and how many there were. */
function heldRequests() {
  const [arrival, opening] = [signal(), signal()];
  let count = 0;
  return {
    count: () => count,
    wait() {
      count += 1;
      arrival.give();
      return opening.given;
    },
    /** Waits for the first one, then lets all go on. */
    async release() {
      await arrival.given;
      opening.give();
    },
  };
}

function signal() {
  let give = () => {};
  const given = new Promise<void>(resolve => {
    give = resolve;
  });
  return { given, give };
}

function ownPaths(
  equinix: EquinixServer,
  cobo: CoboServer,
  held: ReturnType<typeof heldRequests>,
): Readonly<Record<string, Handler>> {
  return {
    OPTIONS: () => ({ status: 204 }),
    'GET /counts': () => {
      const { refreshes, reuses } = cobo.tokens;
      const counts: Counts = { tokens: equinix.tokenRequests(), held: held.count(), refreshes, reuses };
      return { status: 200, body: counts };
    },
    'POST /expire': () => {
      equinix.accessTokens.expire();
      cobo.tokens.accessTokens.expire();
      return { status: 204 };
    },
    'POST /release': async () => {
      await held.release();
      return { status: 204 };
    },
    '* /fabric/v4/ports': request => {
      const token = readBearer(request);
      if (token !== undefined && equinix.accessTokens.state(token) === 'active')
        return { status: 200, body: { data: [], received: request.body.toString() } };
      return { status: 401, headers: { 'www-authenticate': 'Bearer error="invalid_token"' }, body: {} };
    },
    'POST /v2/wallets': request => {
      const { 'biz-api-nonce': nonce = '', 'biz-api-signature': signature = '' } = request.headers;
      const signed = coboVerify(cobo.keys.publicKey, signedText(request, nonce), signature);
      return signed ? { status: 201, body: {} } : { status: 401, body: { error_code: 2024 } };
    },
    'POST /redirect/oauth2/v1/token': () => ({ status: 302, headers: { location: '/oauth2/v1/token' } }),
    'POST /html/oauth2/v1/token': () => ({
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<!DOCTYPE html><title>Not here</title>',
    }),
    'POST /echo/oauth2/v1/token': request => ({
      status: 400,
      body: { error_code: 'S1006', error_message: `Login failed: ${request.body}` },
    }),
  };
}

function respond(response: ServerResponse, given: PlannedResponse): void {
  const { headers, body } = encodeResponse(given);
  // Without a body there is no length either: a 204 must not have one (RFC 9110 section 8.6).
  response.writeHead(given.status ?? 200, { ...headers, ...CORS });
  response.end(body);
}

/** Passes a request on as it came, byte for byte: signatures cover the target and the body. */
function forward(
  incoming: IncomingMessage,
  response: ServerResponse,
  server: RunningServer,
  path = incoming.url,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const { method, headers } = incoming;
    const onward = httpRequest(server.url, { path, method, headers }, upstream => {
      response.writeHead(upstream.statusCode ?? 502, { ...upstream.headers, ...CORS });
      upstream.pipe(response).on('close', resolve);
    });
    onward.on('error', reject);
    incoming.pipe(onward);
  });
}

/** A port that was free a moment ago, and where nothing listens. */
function closedPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
