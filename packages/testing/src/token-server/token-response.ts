import { type LifetimeField, type Operation, type ResponseMapping, valueAt } from '@token-clients/runtime';
import type { PlannedResponse } from '../http/response.js';
import type { ProviderUnderTest } from '../provider-under-test.js';
import { bodyOf } from '../response-body.js';
import { withoutValueAt, withValueAt } from './pointers.js';

/** What a server has issued. */
export interface IssuedToken {
  readonly accessToken: string;
  readonly lifetimeMs: number;
  readonly refreshToken?: string | undefined;
  readonly refreshLifetimeMs: number;
  /** The server's clock, epoch milliseconds. */
  readonly now: number;
}

/**
 * Returns the response that carries a token: the spec's example of a success, with this token in its place. Lifetimes are
 * written as the example writes them.
 */
export function tokenResponse(
  provider: ProviderUnderTest,
  operation: Operation,
  issued: IssuedToken,
): PlannedResponse {
  const { response: at } = provider.descriptor;
  const example = successOf(provider, operation);
  const status = example?.code ?? 200;
  if (at.accessToken === '') {
    return {
      status,
      headers: { 'content-type': operation.accept ?? 'text/plain' },
      body: issued.accessToken,
    };
  }
  let body: unknown = withValueAt(example?.body, at.accessToken, issued.accessToken);
  const put = (pointer: string | undefined, value: unknown) => {
    if (pointer !== undefined)
      body = value === undefined ? withoutValueAt(body, pointer) : withValueAt(body, pointer, value);
  };
  put(at.tokenType, typeFor(at, body));
  put(
    at.issuedTokenType,
    valueAt(body, at.issuedTokenType ?? '/') ?? 'urn:ietf:params:oauth:token-type:access_token',
  );
  put(at.lifetime?.field, at.lifetime && writeLifetime(at.lifetime, body, issued.lifetimeMs, issued.now));
  put(at.refreshToken, issued.refreshToken);
  const refreshLifetime =
    issued.refreshToken === undefined
      ? undefined
      : at.refreshLifetime && writeLifetime(at.refreshLifetime, body, issued.refreshLifetimeMs, issued.now);
  put(at.refreshLifetime?.field, refreshLifetime);
  return { status, body: body as object };
}

/** The type as the example writes it; one that no client takes is made up. */
function typeFor({ tokenType = '', tokenTypes }: ResponseMapping, body: unknown): unknown {
  const written = String(valueAt(body, tokenType)).toLowerCase();
  return tokenTypes.some(type => type.toLowerCase() === written) ? valueAt(body, tokenType) : tokenTypes[0];
}

/** Returns the lifetime of the token in the spec's example, in milliseconds; undefined if it has none, or a date. */
export function documentedLifetimeMs(provider: ProviderUnderTest): number | undefined {
  const { response, acquire } = provider.descriptor;
  const example = successOf(provider, acquire.operation);
  const { field, unit } = response.lifetime ?? {};
  const unitMs = unit && UNIT_MS[unit];
  if (!example || example.isMade || field === undefined || unitMs === undefined) return undefined;
  const value = Number.parseFloat(String(valueAt(example.body, field)));
  return value > 0 ? value * unitMs : undefined;
}

/** Of the units that count from the response on, in milliseconds; the others are dates. */
export const UNIT_MS: { readonly [Unit in LifetimeField['unit']]?: number } = { seconds: 1000, ms: 1 };

function successOf({ contract, descriptor, document }: ProviderUnderTest, { name }: Operation) {
  const successes = contract.operations
    .find(({ method }) => method === name)
    ?.responses.filter(({ code }) => code >= 200 && code < 300)
    .map(response => ({ ...response, body: bodyOf({ document }, response) }));
  const { accessToken } = descriptor.response;
  return successes?.find(({ body }) => typeof valueAt(body, accessToken) === 'string') ?? successes?.[0];
}

const NUMBERS = {
  seconds: (lifetimeMs: number) => lifetimeMs / 1000,
  ms: (lifetimeMs: number) => lifetimeMs,
  epoch_seconds: (lifetimeMs: number, now: number) => Math.floor((now + lifetimeMs) / 1000),
  epoch_ms: (lifetimeMs: number, now: number) => now + lifetimeMs,
};

function writeLifetime(
  { field, unit }: LifetimeField,
  body: unknown,
  lifetimeMs: number,
  now: number,
): unknown {
  if (unit === 'iso') return new Date(now + lifetimeMs).toISOString();
  const number = NUMBERS[unit](lifetimeMs, now);
  return typeof valueAt(body, field) === 'string' ? String(number) : number;
}
