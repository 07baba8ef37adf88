const { process, document } = globalThis as {
  readonly process?: { readonly versions?: { readonly node?: string } };
  readonly document?: unknown;
};

/**
 * The header by which servers know this client; none in browsers, where it would be one more thing to allow for another
 * origin, and none where the runtime is not known to take it.
 */
export const userAgent: { readonly 'user-agent'?: string } =
  process?.versions?.node && !document ? { 'user-agent': 'token-clients/0.1.0' } : {};
