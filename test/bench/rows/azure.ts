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

/** What rows that let time pass take for a second, real milliseconds: its pauses are real. */
const REAL_MS_PER_SECOND = 2;

/** The token cycler of its bearer policy, with a credential that asks the server, as those of @azure/identity do. */
export async function azure(): Promise<Adapter> {
  const name = '@azure/core-rest-pipeline';
  type Cycler = (scopes: string[], options: Options) => Promise<Token>;
  const { createTokenCycler } = await importPeer<{
    createTokenCycler(credential: object, options?: object): Cycler;
  }>(peerFile(name, 'dist/commonjs/util/tokenCycler.js'));
  return {
    name: `${titleOf(name)}, token cycler`,
    create(setup) {
      let last: Token | undefined;
      const credential = {
        async getToken(_: unknown, { abortSignal }: Options) {
          const answer = await requestToken(setup, abortSignal);
          last = { token: answer.access_token, expiresOnTimestamp: expiryOf(answer) };
          return last;
        },
      };
      // It tries again every 3 s, of which rows with hours in them have none to wait for.
      const get = createTokenCycler(credential, { retryIntervalInMs: 3 * REAL_MS_PER_SECOND });
      return {
        earlyRenewal: true,
        get: async abortSignal => (await get(['scope'], abortSignal ? { abortSignal } : {})).token,
        advance(ms) {
          if (last) last.expiresOnTimestamp -= ms;
        },
        expiresAt: () => last?.expiresOnTimestamp,
      };
    },
  };
}
