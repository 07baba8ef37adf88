import { bearerFetch, tokenSource } from '@token-clients/auth-hooks';
import { type AccessToken, MalformedResponseError } from '@token-clients/runtime';
import { type ProviderUnderTest, startMock } from '@token-clients/testing';
import { startDemoApi } from './demo-api.js';

/** What one provider's walk through the main job showed. */
export interface Walk {
  readonly provider: string;
  readonly grantType: string;
  /** Undefined where the spec has no example, and what the mock made up is no token. */
  readonly token: AccessToken | undefined;
  /** Token after a refresh; undefined where the provider has none. */
  readonly refreshed: AccessToken | undefined;
  /** Undefined without a token. */
  readonly apiStatus: number | undefined;
  /** Token requests that the mock saw, such as `POST /token`. */
  readonly requests: readonly string[];
  /** What the mock found wrong with them. */
  readonly violations: readonly string[];
  readonly elapsedMs: number;
}

/**
 * The main job of this project for one provider, on this machine alone: a mock made from its spec, its package, a token
 * source over both, a refresh where there is one, and an API call with the token.
 */
export async function walkThrough(provider: ProviderUnderTest): Promise<Walk> {
  const started = performance.now();
  await using mock = await startMock(provider);
  const api = await startDemoApi();
  await using source = tokenSource(
    provider({ ...(mock.credentials as object), baseUrl: mock.baseUrl } as never),
  );
  try {
    const token = await source.get().catch((error: unknown) => {
      if (error instanceof MalformedResponseError) return undefined;
      throw error;
    });
    const walk = () => ({
      provider: provider.descriptor.provider,
      grantType: provider.descriptor.acquire.grantType,
      requests: mock.requests.map(({ method, path }) => `${method} ${path}`),
      violations: mock.violations,
      elapsedMs: performance.now() - started,
    });
    if (!token) return { ...walk(), token, refreshed: undefined, apiStatus: undefined };
    let refreshed: AccessToken | undefined;
    if (provider.descriptor.refresh) {
      source.invalidate(token.id, 'shown in the walk-through');
      refreshed = await source.get({ newerThan: token.id });
    }
    api.accept((refreshed ?? token).value);
    const call = bearerFetch(source, { origins: [api.url] });
    const { status } = await call(`${api.url}/hello`);
    return { ...walk(), token, refreshed, apiStatus: status };
  } finally {
    await api.close();
  }
}
