import type { ProviderUnderTest } from '../provider-under-test.js';
import { knownOperations } from './known-operations.js';
import { loadPrism } from './prism.js';

/** The part of a documented operation that a caller of the proxy may look at. */
export interface ProxiedOperation {
  readonly method: string;
  readonly path: string;
  readonly responses: readonly {
    readonly code: string;
    readonly contents?: readonly { readonly schema?: unknown }[] | undefined;
  }[];
}

/** Prism between a client and a server. */
export interface PrismProxy extends AsyncDisposable {
  readonly url: string;
  readonly operations: readonly ProxiedOperation[];
  close(): Promise<void>;
}

/**
 * Starts Prism as a proxy that lets everything pass and reports in the header `sl-violations` what the request and the
 * response do against the spec. It writes JSON bodies again and follows redirects: never let it carry real credentials
 * further than this machine.
 *
 * @throws {ConfigurationError} `configuration` when Prism is not installed
 */
export async function startProxy(
  provider: Pick<ProviderUnderTest, 'document' | 'contract'>,
  upstream: string,
): Promise<PrismProxy> {
  const prism = await loadPrism();
  const operations = await knownOperations(prism, provider);
  const server = prism.createServer(operations, new URL(upstream));
  const url = await server.listen(0, '127.0.0.1');
  const close = () => server.close();
  return { url, operations, close, [Symbol.asyncDispose]: close };
}
