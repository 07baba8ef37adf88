import {
  type Clock,
  type Fetch,
  isTokenClientError,
  NetworkError,
  TimeoutError,
  withDeadline,
} from '@token-clients/runtime';
import { connectionCode } from '@token-clients/runtime/requests';

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
 * Returns a fetch with a time limit up to the headers, whose failures are errors of the library's family, with no text of
 * the original in them. The body may take as long as it likes: read it with {@link readChunks}.
 */
export function limitedFetch({ operation, limitMs, clock }: CallLimits, send: Fetch): Fetch {
  return async (url, init) => {
    const { origin } = new URL(url);
    const { signal: outer } = init;
    const tooLate = () =>
      new TimeoutError(`${origin} sent no response within ${limitMs} ms.`, { operation, timeoutMs: limitMs });
    try {
      return await withDeadline({ timeoutMs: limitMs, signal: outer, clock }, tooLate, signal =>
        // The caller's own as well: it also ends the body, after the limit is over.
        send(url, { ...init, signal: outer ? AbortSignal.any([outer, signal]) : signal }),
      );
    } catch (error) {
      if (outer?.aborted || isTokenClientError(error)) throw error;
      throw connectionError(operation, error, `${origin} could not be reached`);
    }
  };
}

/**
 * Yields the chunks of a body as they come. A body that flows has no limit, however long it takes; silence ends it.
 *
 * @param signal the call's own
 * @throws {TimeoutError} `timeout` when nothing comes for too long
 * @throws {NetworkError} `network` when the connection is cut in the body
 * @throws the signal's reason, once it is aborted
 */
export async function* readChunks(
  { operation, limitMs, clock }: CallLimits,
  { body, status }: Pick<Response, 'body' | 'status'>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (!body) return;
  const reader = body.getReader();
  const silent = `The server sent nothing for ${limitMs} ms in the middle of its response, which is incomplete.`;
  const tooLate = () => new TimeoutError(silent, { operation, timeoutMs: limitMs, status });
  try {
    for (;;) {
      const { done, value } = await withDeadline({ timeoutMs: limitMs, signal, clock }, tooLate, () =>
        reader.read(),
      );
      if (done) return;
      yield value;
    }
  } catch (error) {
    if (signal.aborted || isTokenClientError(error)) throw error;
    const cut = 'The connection was cut in the middle of the response, which is incomplete';
    throw connectionError(operation, error, cut, status);
  } finally {
    // Not awaited: a server that never ends its response must not hold us.
    reader.cancel().catch(() => {});
  }
}

/** Has the system's code and nothing else of the original in what it shows. */
function connectionError(operation: string, error: unknown, what: string, status?: number): NetworkError {
  const reason = connectionCode(error);
  const message = `${what}${reason ? ` (${reason})` : ''}.`;
  return new NetworkError(message, { operation, reason, status }, { thrown: error });
}
