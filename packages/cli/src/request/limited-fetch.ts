import {
  type Clock,
  connectionCode,
  type Fetch,
  isTokenClientError,
  NetworkError,
  TimeoutError,
} from '@token-clients/runtime';

/** Limits of one call. */
export interface CallLimits {
  /** What errors say was tried. */
  readonly operation: string;
  /** Longest wait for the headers, and longest silence in a body. */
  readonly limitMs: number;
  readonly clock: Clock;
}

/** Time limit of an API call, where none is given. */
export const LIMIT_MS = 30_000;

/**
 * A fetch with a time limit up to the headers, whose failures are errors of the library's family, with no text of the
 * original in them. The body may take as long as it likes: read it with {@link readChunks}.
 */
export function limitedFetch({ operation, limitMs, clock }: CallLimits, send: Fetch): Fetch {
  return async (url, init) => {
    const { origin } = new URL(url);
    const timer = new AbortController();
    const cancel = clock.after(limitMs, () => timer.abort());
    const signal = init.signal ? AbortSignal.any([init.signal, timer.signal]) : timer.signal;
    try {
      return await send(url, { ...init, signal });
    } catch (error) {
      if (init.signal?.aborted || isTokenClientError(error)) throw error;
      if (timer.signal.aborted)
        throw new TimeoutError(operation, limitMs, `${origin} gave no answer in ${limitMs} ms.`);
      throw brokenConnection(operation, error, `${origin} could not be reached`);
    } finally {
      cancel();
    }
  };
}

/**
 * The chunks of a body as they come. A body that flows has no limit, however long it takes; silence ends it.
 *
 * @param signal the call's own
 * @throws TimeoutError (`timeout`) · NetworkError (`network`) when the connection is cut in the body · the signal's reason
 */
export async function* readChunks(
  { operation, limitMs, clock }: CallLimits,
  body: Response['body'],
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (!body) return;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await nextChunk();
      if (done) return;
      yield value;
    }
  } finally {
    // Not awaited: a server that never ends its response must not hold us.
    reader.cancel().catch(() => {});
  }

  async function nextChunk() {
    let cancel = () => {};
    const silence = new Promise<never>((_, reject) => {
      const message = `The server sent nothing for ${limitMs} ms in the middle of its response, which is incomplete.`;
      cancel = clock.after(limitMs, () => reject(new TimeoutError(operation, limitMs, message)));
    });
    try {
      return await Promise.race([reader.read(), silence]);
    } catch (error) {
      if (signal.aborted || isTokenClientError(error)) throw error;
      throw brokenConnection(
        operation,
        error,
        'The connection was cut in the middle of the response, which is incomplete',
      );
    } finally {
      cancel();
    }
  }
}

/** With the system's word for it and nothing else of the original. */
function brokenConnection(operation: string, error: unknown, what: string): NetworkError {
  const reason = connectionCode(error);
  return new NetworkError(operation, reason, `${what}${reason ? ` (${reason})` : ''}.`);
}
