import type { Adapter } from '../../harness/adapter.js';
import { importPeer, peerFile, titleOf } from '../peers.js';
import { expiryOf, requestToken } from './token-request.js';

interface Token {
  readonly token: string;
  expiresOnTimestamp: number;
}

interface Options {
  readonly abortSignal?: AbortSignal;
}

interface PipelineRequest {
  readonly url: string;
}

interface HttpClient {
  sendRequest(request: PipelineRequest): Promise<{ readonly status: number }>;
}

interface RestPipeline {
  createPipelineFromOptions(options: object): {
    addPolicy(policy: object): void;
    sendRequest(client: HttpClient, request: PipelineRequest): Promise<{ readonly status: number }>;
  };
  bearerTokenAuthenticationPolicy(options: object): object;
  createDefaultHttpClient(): HttpClient;
  createPipelineRequest(options: object): PipelineRequest;
}

/** What behaviours that let time pass take for a second, real milliseconds: its pauses are real. */
const REAL_MS_PER_SECOND = 2;

/**
 * The token cycler of its bearer policy, with a credential that asks the server, as those of @azure/identity do; for
 * API calls a pipeline with its default policies and that bearer policy.
 */
export async function azure(): Promise<Adapter> {
  const name = '@azure/core-rest-pipeline';
  type Cycler = (scopes: string[], options: Options) => Promise<Token>;
  const { createTokenCycler } = await importPeer<{
    createTokenCycler(credential: object, options?: object): Cycler;
  }>(peerFile(name, 'dist/commonjs/util/tokenCycler.js'));
  const azureRest = await importPeer<RestPipeline>(name);
  return {
    name: `${titleOf(name)}, token cycler`,
    create(setup) {
      let last: Token | undefined;
      const credential = {
        async getToken(_: unknown, { abortSignal }: Options) {
          const token = await requestToken(setup, abortSignal);
          last = { token: token.access_token, expiresOnTimestamp: expiryOf(token) };
          return last;
        },
      };
      // It tries again every 3 s, of which behaviours with hours in them have none to wait for.
      const get = createTokenCycler(credential, { retryIntervalInMs: 3 * REAL_MS_PER_SECOND });
      const call = pipelineOf(azureRest, credential);
      return {
        earlyRenewal: true,
        get: async abortSignal => (await get(['scope'], abortSignal ? { abortSignal } : {})).token,
        bareGet: () => get(['scope'], {}),
        call,
        advance(ms) {
          if (last) last.expiresOnTimestamp -= ms;
        },
        expiresAt: () => last?.expiresOnTimestamp,
      };
    },
  };
}

function pipelineOf(rest: RestPipeline, credential: object) {
  const pipeline = rest.createPipelineFromOptions({ retryOptions: { retryDelayInMs: 10 } });
  pipeline.addPolicy(rest.bearerTokenAuthenticationPolicy({ credential, scopes: 'scope' }));
  const real = rest.createDefaultHttpClient();
  // The policy wants https, and the server of these behaviours has none.
  const detour: HttpClient = {
    sendRequest(request) {
      const url = request.url.replace('https:', 'http:');
      return real.sendRequest(Object.assign(Object.create(Object.getPrototypeOf(request)), request, { url }));
    },
  };
  return (url: string, method = 'GET') => {
    const request = rest.createPipelineRequest({
      url: url.replace('http:', 'https:'),
      method,
      allowInsecureConnection: true,
    });
    return pipeline.sendRequest(detour, request);
  };
}
