import type { TokenEvent } from '@token-clients/auth-hooks';
import type { AnyTokenClientError, Clock, TokenDescriptor } from '@token-clients/runtime';
import { isTokenClientError } from '@token-clients/runtime';
import { JumpClock } from '@token-clients/test-support';

/** Returns what a promise rejects with, which must be one of our errors. */
export async function failureOf(promise: Promise<unknown>): Promise<AnyTokenClientError> {
  const error = await promise.then(
    () => new Error('It did not fail.'),
    (reason: unknown) => reason,
  );
  if (!isTokenClientError(error)) throw error;
  return error;
}

/** Options of a source whose pauses cost no time and that has no jitter, and the events it emits. */
export function watched(clock: Clock = new JumpClock({ hurried: true })) {
  const events: TokenEvent[] = [];
  const onEvent = (event: TokenEvent) => void events.push(event);
  return { clock, random: () => 0, onEvent, events };
}

/** What happened, without the clock difference that a test makes when it jumps: a server's `Date` does not. */
export const typesOf = (events: readonly TokenEvent[]) =>
  events.map(({ type }) => type).filter(type => type !== 'skew');

/** A turn of the event loop that is long enough for a token request on this machine. */
export const moment = (ms = 50) => new Promise<void>(resolve => setTimeout(resolve, ms));

/** Where RFC 6749 puts the token, and what went wrong. */
const about = { token: '/access_token', errors: { code: ['/error'], message: ['/error_description'] } };

/** A provider in the plain words of RFC 6749, as a descriptor written by hand. Its base URL is an option of the grant. */
export function describeOAuth(changes: Partial<TokenDescriptor> = {}): TokenDescriptor {
  return {
    provider: 'acme',
    title: 'Acme',
    servers: [{ url: 'https://acme.example' }],
    credentials: {
      clientId: { description: 'Client ID.', secret: false, required: false },
      clientSecret: { description: 'Client secret.', secret: true, required: false },
      refreshToken: { description: 'Refresh token of a login.', secret: true, required: false },
      scope: { description: 'Scopes.', secret: false, required: false },
    },
    clientAuth: {
      methods: ['basic', 'body', 'none'],
      basicEncoding: 'form',
      id: { credential: 'clientId', field: 'client_id' },
      secret: { credential: 'clientSecret', field: 'client_secret' },
    },
    acquire: {
      operation: { name: 'getToken', method: 'POST', path: '/token', body: 'form', ...about },
      grantType: 'client_credentials',
      fields: { grant_type: { value: 'client_credentials' }, scope: { credential: 'scope' } },
      fieldsIn: 'body',
    },
    response: {
      accessToken: '/access_token',
      tokenType: '/token_type',
      tokenTypes: ['Bearer'],
      lifetime: { field: '/expires_in', unit: 'seconds' },
      scope: '/scope',
    },
    rotation: 'never',
    failures: [],
    expired: [{ status: 401 }],
    secretFields: ['access_token', 'client_secret', 'refresh_token', 'subject_token'],
    ...changes,
  };
}

/**
 * The same with refresh tokens that work once. A login, cut short: what it would bring, a first refresh token, is a
 * credential. Such a login can't be repeated without a person.
 */
export function describeLogin(changes: Partial<TokenDescriptor> = {}): TokenDescriptor {
  const plain = describeOAuth();
  return describeOAuth({
    acquire: {
      operation: { name: 'logIn', method: 'POST', path: '/token', body: 'form', ...about },
      grantType: 'authorization_code',
      fields: { grant_type: { value: 'refresh_token' }, refresh_token: { credential: 'refreshToken' } },
      fieldsIn: 'body',
    },
    refresh: {
      operation: { name: 'refreshToken', method: 'POST', path: '/token', body: 'form', ...about },
      grantType: 'refresh_token',
      fields: { grant_type: { value: 'refresh_token' }, refresh_token: { token: 'refresh' } },
      fieldsIn: 'body',
    },
    response: { ...plain.response, refreshToken: '/refresh_token' },
    rotation: 'always',
    ...changes,
  });
}

/** The fields of a form, by name. */
export const fieldsOf = (form: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(form));
