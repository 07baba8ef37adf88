import type { MalformedReason, Operation } from '@token-clients/runtime';
import type { Fault } from '../http/faults.js';
import type { PlannedResponse } from '../http/response.js';

/** A response that no spec promises. `leak` holds the secrets that the client sent: servers may repeat them. */
export interface OffContractResponse {
  readonly name: string;
  fault(leak: string, operation: Operation, good: unknown): Fault;
}

export interface OddErrorResponse extends OffContractResponse {
  readonly status: number;
  /** The decoded body; absent: there is nothing to decode. */
  readonly body?: unknown;
  readonly retryAfterMs?: readonly [least: number, most: number];
}

export interface OddSuccess extends OffContractResponse {
  readonly reason: MalformedReason;
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** Error responses that must stay error responses, whatever is in them. */
export const ODD_ERROR_RESPONSES: readonly OddErrorResponse[] = [
  { name: 'the undocumented status 418', status: 418, fault: leak => text(418, leak) },
  {
    name: '503 with Retry-After in seconds',
    status: 503,
    retryAfterMs: [7000, 7000],
    fault: leak => text(503, leak, { 'retry-after': '7' }),
  },
  {
    name: '429 with Retry-After in seconds',
    status: 429,
    retryAfterMs: [7000, 7000],
    fault: leak => text(429, leak, { 'retry-after': '7' }),
  },
  {
    name: '429 with Retry-After as a date',
    status: 429,
    retryAfterMs: [540_000, 600_000],
    fault: leak => text(429, leak, { 'retry-after': new Date(Date.now() + 600_000).toUTCString() }),
  },
  {
    name: '429 with an odd Retry-After',
    status: 429,
    fault: leak => text(429, leak, { 'retry-after': 'soon' }),
  },
  { name: '400 with an empty body', status: 400, fault: () => ({ kind: 'empty', status: 400 }) },
  { name: '401 with an empty body', status: 401, fault: () => ({ kind: 'empty', status: 401 }) },
  { name: '500 with an empty body', status: 500, fault: () => ({ kind: 'empty', status: 500 }) },
  { name: '400 with HTML', status: 400, fault: leak => page(400, leak) },
  { name: '502 with HTML', status: 502, fault: leak => page(502, leak) },
  { name: '400 with truncated JSON', status: 400, fault: leak => json(400, `{"error": "${leak}`) },
  { name: '400 with a list', status: 400, body: [], fault: () => json(400, '[]') },
  { name: '400 with a string', status: 400, body: 'text', fault: () => json(400, '"text"') },
  { name: '400 with null', status: 400, body: null, fault: () => json(400, 'null') },
  {
    name: '400 with two megabytes',
    status: 400,
    fault: leak => json(400, `${' '.repeat(2 ** 21)}"${leak}"`),
  },
];

/** Successes that can't be used, and why. */
export const ODD_SUCCESSES: readonly OddSuccess[] = [
  { name: '200 with an empty body', reason: 'empty', fault: () => ({ kind: 'empty' }) },
  { name: '204', reason: 'empty', fault: () => response({ status: 204 }) },
  { name: '200 with HTML', reason: 'html', fault: leak => page(200, leak) },
  { name: '200 with plain text', reason: 'not_json', fault: leak => text(200, leak) },
  { name: '200 with truncated JSON', reason: 'not_json', fault: () => ({ kind: 'truncated' }) },
  { name: '200 with a list', reason: 'wrong_shape', fault: leak => json(200, JSON.stringify([leak])) },
  { name: '200 with a string', reason: 'wrong_shape', fault: leak => json(200, JSON.stringify(leak)) },
  { name: '200 with null', reason: 'wrong_shape', fault: () => json(200, 'null') },
  { name: '200 with an empty object', reason: 'wrong_shape', fault: () => json(200, '{}') },
  {
    name: '200 with a number for a token',
    reason: 'wrong_shape',
    fault: (_, { token = '' }) => response({ status: 200, body: bodyWith(token, 42) }),
  },
  {
    name: '200 with an empty token',
    reason: 'wrong_shape',
    fault: (_, { token = '' }) => response({ status: 200, body: bodyWith(token, '') }),
  },
  {
    name: '200 with an error beside the token',
    reason: 'error_in_success',
    fault: (leak, _, good) => response({ status: 200, body: { ...(good as object), error: leak } }),
  },
  {
    name: '200 with two megabytes',
    reason: 'too_large',
    fault: () => ({ kind: 'huge' }),
  },
  ...[301, 302, 303, 307, 308].map(
    (status): OddSuccess => ({
      name: `redirect ${status}`,
      reason: 'redirect',
      fault: leak => ({ kind: 'redirect', status, location: `/elsewhere?${encodeURIComponent(leak)}` }),
    }),
  ),
];

/** The smallest object that has this value at this place. */
export function bodyWith(pointer: string, value: unknown): object {
  return pointer
    .split('/')
    .slice(1)
    .reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as object;
}

/** Two objects in one, also where both have the same member. */
export function merge(one: object, other: object): object {
  const merged: Record<string, unknown> = { ...one };
  for (const [name, value] of Object.entries(other)) {
    const known = merged[name];
    merged[name] = isObject(known) && isObject(value) ? merge(known, value) : value;
  }
  return merged;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function response(given: PlannedResponse): Fault {
  return { kind: 'response', response: given };
}

function json(status: number, body: string): Fault {
  return response({ status, headers: JSON_TYPE, body });
}

function text(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Fault {
  return response({ status, headers: { 'content-type': 'text/plain', ...headers }, body });
}

function page(status: number, leak: string): Fault {
  const body = `<!DOCTYPE html><html><body>You sent ${leak}</body></html>`;
  return response({ status, headers: { 'content-type': 'text/html; charset=utf-8' }, body });
}
