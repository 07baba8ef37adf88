import type { Fetch } from '@token-clients/runtime';
import { withUserAgent } from '../connection/with-user-agent.js';

/** A request that was written and not sent. */
export interface CapturedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
}

/**
 * Runs `work` with a fetch that sends nothing, and returns the first request that it would have sent. So what is shown is
 * what would be sent, signature included.
 *
 * @throws what `work` throws before it sends
 */
export async function capture(work: (fetch: Fetch) => Promise<unknown>): Promise<CapturedRequest> {
  let captured: CapturedRequest | undefined;
  const stop = new Error('captured');
  const fetch: Fetch = async (url, init) => {
    // It writes a multipart body, and the header with its boundary.
    const { method, headers, body } = new Request(url, { ...init, signal: null });
    captured ??= { method, url, headers, body: body ? await new Response(body).text() : '' };
    throw stop;
  };
  try {
    await work(withUserAgent(fetch));
  } catch (error) {
    if (!captured) throw error;
  }
  if (!captured) throw stop;
  return captured;
}

/** Returns `id:secret` of the HTTP Basic header; empty if there is none. */
export function basicPair({ headers }: CapturedRequest): string {
  const [, encoded = ''] = /^Basic (.+)$/i.exec(headers.get('authorization') ?? '') ?? [];
  return Buffer.from(encoded, 'base64').toString('utf8');
}
