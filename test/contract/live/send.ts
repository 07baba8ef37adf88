import { type ClientOptions, isTokenClientError } from '@token-clients/runtime';
import { call } from '@token-clients/testing/contract';
import type { Provider } from '../provider.js';
import type { Judge } from './judge.js';
import type { LiveRequest } from './plan.js';
import { recordingFetch } from './wire.js';

/** What one call revealed. */
export interface LiveCall {
  readonly operation: string;
  readonly request: string;
  /** Absent: no response came. */
  readonly status?: number;
  readonly departures: readonly string[];
  /** Why there is no token. */
  readonly failure?: string;
}

/** Sends one request through the generated client, and compares it and its response with the spec. */
export async function sendOne(
  provider: Provider,
  { operation, name, headers, body, parameters }: LiveRequest,
  client: ClientOptions & { readonly baseUrl: string },
  judge: Judge,
): Promise<{ readonly shown: LiveCall; readonly data: unknown }> {
  const { fetch, last } = recordingFetch();
  const request = { ...(body && { body }), ...(parameters && { parameters }) };
  const { data, failure, malformed } = await responseTo(() =>
    call(provider.underTest, operation, request, { ...client, fetch }, { form: 'result', headers }),
  );
  const known = { operation: operation.method, request: name, ...(failure !== undefined && { failure }) };
  const recorded = last();
  if (!recorded) return { shown: { ...known, departures: [] }, data };
  const departures = await judge.departures(operation, client.baseUrl, recorded);
  // What the client can't use departs from the spec, also where the spec's words allow it.
  if (malformed && departures.length === 0 && failure !== undefined) departures.push(failure);
  return { shown: { ...known, status: recorded.status, departures }, data };
}

interface Outcome {
  readonly data?: unknown;
  readonly failure?: string;
  readonly malformed?: boolean;
}

async function responseTo(send: () => Promise<unknown>): Promise<Outcome> {
  try {
    const { ok, status, data } = (await send()) as { ok: boolean; status: number; data?: unknown };
    return ok ? { data } : { failure: `error response with status ${status}` };
  } catch (error) {
    if (!isTokenClientError(error)) throw error;
    return { failure: error.message, malformed: error.code === 'malformed_response' };
  }
}
