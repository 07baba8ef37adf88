import { join } from 'node:path';
import { equinixAccessTokenClient, OAuth2TokenApi } from '@token-clients/equinix-access-token';
import { projectRoot } from '../mock/project-root.js';
import { atMost, type Bench, type Figure } from './figure.js';
import { loadBundled } from './load-bundled.js';
import { timeCalls } from './measure.js';
import { request, responseBody, stubFetch, url } from './payload.js';
import { NO_NEWER_NODE } from './peer-clients.js';
import { generatePeerCode } from './peer-code.js';
import { importPeer, titleOf } from './peers.js';

type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
type Call = () => Promise<unknown>;

const origin = new URL(url).origin;
const path = new URL(url).pathname;

/** What one call costs beyond the same call with fetch alone: no network, so all of it is the client's. */
export async function callSuite({ quick, say }: Bench): Promise<Figure[]> {
  say('generating the peers');
  const heyName = titleOf('@hey-api/openapi-ts');
  const { heyApi, stock } = await generatedPeers();
  const contestants: Record<string, Call> = {
    'raw fetch': rawFetch,
    'generated class': ours(),
    'our typed openapi-fetch client': ourRawClient(),
    [titleOf('openapi-fetch')]: await openapiFetch(),
    ...(heyApi && { [heyName]: heyApi }),
    [titleOf('ky')]: await ky(),
    [titleOf('axios')]: await axios(),
    'OpenAPI Generator, typescript-fetch': stock,
  };
  for (const [name, call] of Object.entries(contestants)) {
    if ((await call()) !== JSON.parse(responseBody).access_token)
      throw new Error(`${name} did not get the token.`);
  }
  const repetition = quick ? { rounds: 10, calls: 500 } : { rounds: 100, calls: 1_000 };
  say(`${repetition.rounds} rounds of ${repetition.calls} calls each`);
  const { medians, ratio } = await timeCalls(contestants, repetition);
  const raw = medians['raw fetch'] ?? Number.NaN;
  const plain = titleOf('openapi-fetch');
  return [
    {
      id: 'call-overhead',
      title: 'One call over raw fetch',
      conditions: `a stub fetch that gives a new Response at once, the same JSON request and response for all, body read and parsed; one process, medians of ${repetition.rounds} interleaved rounds of ${repetition.calls} calls, one after the other; targets by the ratios within each round`,
      unit: 'µs/call',
      rows: Object.entries(medians).map(([name, value]) => ({
        name,
        value,
        more: { 'over raw': value - raw },
        ...(OURS.includes(name) && { ours: true }),
      })),
      targets: [...OURS.map(name => atMost(`${name} to plain openapi-fetch`, 1.2, ratio(name, plain), 'x'))],
      notes: [
        'Ours also limits time and size, rejects redirects and checks that the response is a token; the peers do not, except the time limit of ky',
        ...(heyApi ? [] : [NO_NEWER_NODE]),
      ],
    },
  ];
}

/** The class first: the other is openapi-fetch with what our spec knows. */
const OURS = ['generated class', 'our typed openapi-fetch client'];

const tokenOf = (data: unknown) => (data as { access_token?: string } | undefined)?.access_token;

const rawFetch: Call = async () => {
  const response = await (stubFetch as Fetch)(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  if (!response.ok) throw new Error(`error response: ${response.status}`);
  return tokenOf(await response.json());
};

function ours(): Call {
  const tokens = new OAuth2TokenApi({ fetch: stubFetch });
  return async () => tokenOf(await tokens.getOAuth2AccessToken(request));
}

function ourRawClient(): Call {
  const client = equinixAccessTokenClient({ fetch: stubFetch });
  return async () => tokenOf((await client.POST('/oauth2/v1/token', { body: request })).data);
}

async function openapiFetch(): Promise<Call> {
  const { default: createClient } = await importPeer<{
    default(options: object): {
      POST(path: string, init: object): Promise<{ data?: unknown; response: Response }>;
    };
  }>('openapi-fetch');
  const client = createClient({ baseUrl: origin, fetch: stubFetch });
  return async () => {
    const { data, response } = await client.POST(path, { body: request });
    if (!response.ok) throw new Error(`error response: ${response.status}`);
    return tokenOf(data);
  };
}

async function ky(): Promise<Call> {
  const { default: peer } = await importPeer<{
    default: {
      create(options: object): { post(url: string, options: object): { json(): Promise<unknown> } };
    };
  }>('ky');
  const client = peer.create({ fetch: stubFetch });
  return async () => tokenOf(await client.post(url, { json: request }).json());
}

/** With its fetch adapter, the one of its adapters that a fetch can be given to. */
async function axios(): Promise<Call> {
  const { default: peer } = await importPeer<{
    default: { create(options: object): { post(url: string, data: object): Promise<{ data: unknown }> } };
  }>('axios');
  const client = peer.create({ adapter: 'fetch', env: { fetch: stubFetch } });
  return async () => tokenOf((await client.post(url, request)).data);
}

interface HeyApi {
  getOAuth2AccessToken(options: object): Promise<{ data?: unknown }>;
  readonly client: { setConfig(config: object): void };
}

interface Stock {
  readonly Configuration: new (options: object) => object;
  readonly OAuth2TokenApi: new (
    configuration: object,
  ) => {
    getOAuth2AccessToken(input: object): Promise<{ accessToken?: string }>;
  };
}

/** Clients that the peers generated from the same spec, each bundled once so that Node can load it. */
async function generatedPeers(): Promise<{ heyApi?: Call; stock: Call }> {
  const provider = 'equinix-access-token';
  using code = await generatePeerCode([join(projectRoot(), 'specs', `${provider}.yaml`)]);
  const { Configuration, OAuth2TokenApi: StockApi } = await loadBundled<Stock>(
    code.stock(provider),
    code.folder,
  );
  const api = new StockApi(new Configuration({ fetchApi: stubFetch }));
  const { client_id: clientId, client_secret: clientSecret, grant_type: grantType } = request;
  const payload = { clientId, clientSecret, grantType };
  const stock = async () => (await api.getOAuth2AccessToken({ payload })).accessToken;
  if (!code.heyApi) return { stock };
  const entry = code.heyApi(provider);
  const hey = await loadBundled<HeyApi>(entry, code.folder, entry.replace('index.ts', 'client.gen.ts'));
  hey.client.setConfig({ fetch: stubFetch });
  return {
    stock,
    heyApi: async () => tokenOf((await hey.getOAuth2AccessToken({ body: request, throwOnError: true })).data),
  };
}
