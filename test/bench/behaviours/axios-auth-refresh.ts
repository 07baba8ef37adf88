import type { Adapter } from '../../harness/adapter.js';
import { importPeer, titleOf } from '../peers.js';
import { requestToken } from './token-request.js';

interface AxiosRequest {
  readonly headers: Record<string, string>;
}

interface AxiosFailure {
  readonly response?: { readonly status: number; readonly data?: { readonly error_code?: number } };
}

interface Axios {
  request(options: { url: string; method: string }): Promise<{ status: number }>;
  readonly interceptors: { readonly request: { use(change: (request: AxiosRequest) => AxiosRequest): void } };
}

/** As its page shows it: an axios instance, a refresh function, and an interceptor that sets the header. */
export async function axiosAuthRefresh(): Promise<Adapter> {
  const name = 'axios-auth-refresh';
  const { createAuthRefresh } = await importPeer<{
    createAuthRefresh(
      instance: Axios,
      refresh: (error: unknown) => Promise<unknown>,
      options: { shouldRefresh?(error: AxiosFailure): boolean },
    ): void;
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
      const { expired } = setup;
      const isExpired = ({ response }: AxiosFailure) =>
        response?.status === 401 ||
        (response?.status === expired?.status && String(response?.data?.error_code) === expired?.code);
      const refresh = async (error: unknown) => {
        const { response } = error as { response: { config: AxiosRequest } };
        response.config.headers.authorization = `Bearer ${await renew()}`;
      };
      createAuthRefresh(instance, refresh, expired ? { shouldRefresh: isExpired } : {});
      return {
        get: async () => token || renew(),
        call: async (url, method = 'GET') => {
          if (!token) await renew();
          return instance.request({ url, method });
        },
      };
    },
  };
}
