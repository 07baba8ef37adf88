import type { ReadResponse } from '../client/wire.js';
import { type MalformedReason, MalformedResponseError } from '../errors/response-error.js';
import { parseHttpDate } from '../http-dates.js';
import { valueAt } from '../json.js';
import type { LifetimeField, ResponseMapping } from '../model/descriptor.js';
import type { Operation } from '../model/operation.js';
import type { TokenSet } from './token-types.js';

/** The longest lifetime that is believed: ten years, in milliseconds. */
export const MAX_LIFETIME_MS = 10 * 365 * 24 * 60 * 60 * 1000;

/** The server's clock is believed only when the response came this fast. */
const MAX_ROUND_TRIP_MS = 30_000;

/**
 * Reads a token response (RFC 6749 section 5.1) by the provider's mapping.
 *
 * @param sentAt when the request was sent, epoch milliseconds: lifetimes count from here
 * @param receivedAt when the response was there
 * @throws {MalformedResponseError} `malformed_response` when there is no body, or no token that can be used: a type that is not
 * one of the mapping's, a token that no header can hold, or no `issued_token_type` where RFC 8693 demands one
 */
export function readTokenResponse(
  mapping: ResponseMapping,
  operation: Operation,
  { data, status, response }: Pick<ReadResponse, 'data' | 'status' | 'response'>,
  sentAt: number,
  receivedAt: number,
): TokenSet {
  const malformed = (reason: MalformedReason, what: string) =>
    new MalformedResponseError(`${operation.name} got ${what}.`, {
      operation: operation.name,
      status,
      reason,
    });

  // A spec may document such a response of a token request.
  if (data === undefined) throw malformed('empty', `an empty response of status ${status}, without a token`);
  const accessToken = stringAt(data, mapping.accessToken);
  if (accessToken === undefined || !/^[\x21-\x7e]+$/.test(accessToken)) {
    throw malformed('wrong_shape', `no token at ${mapping.accessToken} that a header can hold`);
  }
  const given = mapping.tokenType === undefined ? undefined : valueAt(data, mapping.tokenType);
  const tokenType = given || mapping.tokenTypes[0] || 'Bearer';
  if (
    typeof tokenType !== 'string' ||
    !mapping.tokenTypes.some(type => type.toLowerCase() === tokenType.toLowerCase())
  ) {
    throw malformed('token_type', `a token of a type that is not ${mapping.tokenTypes.join(' or ')}`);
  }
  if (mapping.issuedTokenType !== undefined && stringAt(data, mapping.issuedTokenType) === undefined) {
    throw malformed('wrong_shape', `no string at ${mapping.issuedTokenType} (RFC 8693 section 2.2.1)`);
  }
  const refreshToken = stringAt(data, mapping.refreshToken);
  const refreshLifetimeMs = lifetimeMs(data, mapping.refreshLifetime, sentAt);
  const scope = mapping.scope === undefined ? undefined : scopeString(valueAt(data, mapping.scope));
  const clockOffsetMs = clockOffset(response.headers, sentAt, receivedAt);
  return {
    accessToken,
    tokenType,
    issuedAt: sentAt,
    ...lifetimeOf(mapping, data, sentAt),
    ...(refreshToken !== undefined && { refreshToken }),
    ...(refreshLifetimeMs && { refreshLifetimeMs }),
    ...(scope !== undefined && { scope }),
    ...(clockOffsetMs !== undefined && { clockOffsetMs }),
  };
}

function lifetimeOf(
  mapping: ResponseMapping,
  data: unknown,
  sentAt: number,
): Pick<TokenSet, 'lifetimeMs' | 'lifetimeFrom'> {
  const read = lifetimeMs(data, mapping.lifetime, sentAt);
  if (typeof read === 'number') return { lifetimeMs: read, lifetimeFrom: 'response' };
  const fallback = mapping.defaultLifetimeSeconds;
  return {
    lifetimeMs: fallback === undefined ? null : fallback * 1000,
    lifetimeFrom: read === null ? 'unreadable' : 'default',
  };
}

/** Returns milliseconds from `sentAt`, 0 for a lifetime that is over; undefined if there is none, null if it can't be read. */
function lifetimeMs(
  data: unknown,
  lifetime: LifetimeField | undefined,
  sentAt: number,
): number | null | undefined {
  const raw = lifetime && valueAt(data, lifetime.field);
  if (!lifetime || raw === undefined || raw === null || raw === '') return undefined;
  const { unit } = lifetime;
  const read = unit === 'iso' ? parseInstant(raw) : readNumber(raw);
  if (read === null) return null;
  const span = read * (/seconds/.test(unit) ? 1000 : 1) - (/^(epoch|iso)/.test(unit) ? sentAt : 0);
  return Math.min(Math.max(span, 0), MAX_LIFETIME_MS);
}

/**
 * Reads a number, also in a string, and in one like `3599 (60 minutes)` or `3600 s`; null for anything else, NaN included.
 * Other words after the digits make it no number: `1 hour` is not a second, and a date is not two thousand of them.
 */
function readNumber(value: unknown): number | null {
  // The length is capped because the pattern takes its time over thousands of blanks.
  const number = typeof value === 'string' && value.length < 100 ? Number(NUMBER.exec(value)?.[1]) : value;
  return typeof number === 'number' && !Number.isNaN(number) ? number : null;
}

const NUMBER = /^\s*([-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?)\s*(?:s|sec|seconds?)?\s*(?:\(.*\)\s*)?$/i;

/** Parses an ISO date and time, which must have an offset, to epoch milliseconds. */
function parseInstant(value: unknown): number | null {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d[T ].*(Z|[+-]\d\d:?\d\d)$/i.test(value)) return null;
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? null : instant;
}

function stringAt(data: unknown, pointer: string | undefined): string | undefined {
  const value = pointer === undefined ? undefined : valueAt(data, pointer);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Returns scopes as one string; some servers send a list. */
function scopeString(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.filter(item => typeof item === 'string').join(' ');
  return typeof value === 'string' ? value : undefined;
}

/** Returns server clock minus ours, by the `Date` header; undefined for a cached response (`Age`) or a slow one. */
function clockOffset(headers: Headers, sentAt: number, receivedAt: number): number | undefined {
  const date = parseHttpDate(headers.get('date') ?? '');
  const roundTripMs = receivedAt - sentAt;
  if (Number.isNaN(date) || headers.has('age') || roundTripMs < 0 || roundTripMs > MAX_ROUND_TRIP_MS)
    return undefined;
  // The header has whole seconds: the middle of that second is the best guess.
  return Math.round(date + 500 - (sentAt + receivedAt) / 2);
}
