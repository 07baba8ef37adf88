import type { Adapter } from '../../harness/adapter.js';
import { importPeer, titleOf } from '../peers.js';
import { requestToken } from './token-request.js';

interface AxiosRequest {
  readonly headers: Record<string, string>;
}

interface Axios {
  get(url: string): Promise<{ status: number }>;
  readonly interceptors: { readonly request: { use(change: (request: AxiosRequest) => AxiosRequest): void } };
}

/** As its page shows it: an axios instance, a refresh function, and an interceptor that sets the header. */
export async function axiosAuthRefresh(): Promise<Adapter> {
  const name = 'axios-auth-refresh';
  const { createAuthRefresh } = await importPeer<{
    createAuthRefresh(instance: Axios, refresh: (error: unknown) => Promise<unknown>): void;
  }>(name);
  const { default: axios } = await importPeer<{ default: { create(options: object): Axios } }>('axios');
  return {
    name: titleOf(name),
    create(setup) {
      let token = '';
      const renew = async () => {
        token = (await requestToken(setup)).access_token;
        return token;
      };
      const instance = axios.create({});
      instance.interceptors.request.use(request => {
        request.headers.authorization = `Bearer ${token}`;
        return request;
      });
      createAuthRefresh(instance, async error => {
        const { response } = error as { response: { config: AxiosRequest } };
        response.config.headers.authorization = `Bearer ${await renew()}`;
      });
      return {
        get: async () => token || renew(),
        call: async url => {
          if (!token) await renew();
          return instance.get(url);
        },
      };
    },
  };
}
