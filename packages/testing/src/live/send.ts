import {
  type ClientOptions,
  type ContractOperation,
  type Fetch,
  isTokenClientError,
} from '@token-clients/runtime';
import { call } from '../contract/calls.js';
import type { ProviderUnderTest } from '../provider-under-test.js';
import type { Judge } from './judge.js';
import type { LiveCall } from './report.js';
import { partsOf, recordingFetch } from './wire.js';

/** A request with real values in place of made-up ones. */
export interface LiveRequest {
  readonly operation: ContractOperation;
  readonly name: string;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
}

/** Where and how requests are sent. */
export interface LiveClient extends ClientOptions {
  readonly baseUrl: string;
  /** Undefined: nothing is sent. */
  readonly fetch: Fetch | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Sends one request through the generated client, and compares it and its response with the spec. */
export async function sendOne(
  provider: ProviderUnderTest,
  { operation, name, headers, body, parameters }: LiveRequest,
  { signal, ...client }: LiveClient,
  judge: Judge | undefined,
): Promise<{ readonly shown: LiveCall; readonly data: unknown }> {
  const recording = recordingFetch(client.fetch);
  const request = { ...(body && { body }), ...(parameters && { parameters }) };
  const { data, failure, malformed } = await responseTo(() =>
    call(
      provider,
      operation,
      request,
      { ...client, fetch: recording.fetch },
      { form: 'result', headers, signal },
    ),
  );
  const { request: sent, response } = recording;
  const known = { operation: operation.method, request: name, ...(sent && { sent: partsOf(sent) }) };
  if (sent && !client.fetch) return { shown: { ...known, departures: [] }, data };
  const failed = { ...known, ...(failure !== undefined && { failure }) };
  if (!sent || !response || !judge) return { shown: { ...failed, departures: [] }, data };
  const departures = await judge.departures(operation, client.baseUrl, sent, response);
  // What the client can't use departs from the spec, also where the spec's words allow it.
  if (malformed && departures.length === 0 && failure !== undefined) departures.push(failure);
  return { shown: { ...failed, status: response.status, departures }, data };
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
