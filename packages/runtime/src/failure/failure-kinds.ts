import type { FailureKind } from '../model/operation.js';

const NOT_ABOUT_CREDENTIALS = new Set([404, 405, 406, 407, 410, 411, 413, 414, 415, 421, 426, 431]);

/** Statuses about the moment, not about the request. */
const MOMENTARY = new Set([408, 425, 429]);

/** The codes of RFC 6749 section 5.2, RFC 8628 and RFC 8693. Many token endpoints send those of section 4.1.2.1 too. */
const KINDS: ReadonlyMap<string | undefined, FailureKind> = new Map([
  ['invalid_client', 'credential'],
  ['invalid_grant', 'grant'],
  ['slow_down', 'throttled'],
  ['temporarily_unavailable', 'transient'],
  ['server_error', 'transient'],
  ['invalid_request', 'request'],
  ['invalid_scope', 'request'],
  ['invalid_target', 'request'],
  ['unauthorized_client', 'request'],
  ['unsupported_grant_type', 'request'],
  ['access_denied', 'request'],
]);

/** Returns what the standards mean by a server's code; undefined for other codes. */
export function kindOfCode(code: string | undefined): FailureKind | undefined {
  return KINDS.get(code);
}

/**
 * Returns what the standards say about a failed token request; undefined where they say nothing.
 *
 * A code comes before the status, also in a success that holds an error; only that a request is wrong is not believed of
 * a failing server.
 *
 * @param code the server's, as it sent it
 * @param isPage the body is a web page: the response is that of something else than the API
 */
export function standardKind(
  status: number,
  code: string | undefined,
  isPage: boolean,
): FailureKind | undefined {
  const kind = kindOfCode(code);
  if (kind && kind !== 'request') return kind;
  if (status === 429) return 'throttled';
  if (status >= 500 || MOMENTARY.has(status)) return 'transient';
  if (kind) return kind;
  if (isPage || isAboutAddress(status)) return 'request';
  return status === 401 ? 'credential' : undefined;
}

/** Returns whether a status is about the address or the form of a request: the credentials may well be right. */
export function isAboutAddress(status: number): boolean {
  return NOT_ABOUT_CREDENTIALS.has(status);
}

/** Returns whether a rule for all of `4XX` leaves out a status, which is about the moment or the address. */
export function isBesideClass(status: number): boolean {
  return MOMENTARY.has(status) || isAboutAddress(status);
}
