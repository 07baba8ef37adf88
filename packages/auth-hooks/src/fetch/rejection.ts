import { type ExpiredRule, readBody } from '@token-clients/runtime';
import { errorCodes } from '@token-clients/runtime/error-details';

/** An error body longer than this has its code nowhere that we look. */
const MAX_ERROR_BYTES = 65_536;

/** Returns whether a response rejects the token: see the function of this name in `is-rejection.ts`, which loads this one. */
export async function isRejection(
  response: Response,
  origin: string,
  rules: readonly ExpiredRule[] = [],
): Promise<boolean> {
  const { status, headers } = response;
  if (response.ok) return false;
  if (response.redirected && new URL(response.url).origin !== origin) return false;
  const challenge = headers.get('www-authenticate');
  const errors = challenge === null ? [''] : bearerErrors(challenge);
  if (status === 401 && errors?.includes('invalid_token')) return true;
  if (errors?.some(error => error !== '')) return false;
  const ofStatus = rules.filter(rule => rule.status === status);
  if (ofStatus.length === 0) return status === 401 && errors !== undefined;
  const codes = ofStatus.flatMap(rule => rule.codes ?? []);
  if (ofStatus.some(rule => !rule.codes)) return true;
  return codesIn(await copyOf(response)).some(code => codes.includes(code));
}

const WORD = /([\w!#$%&'*+.^`|~-]+)(?:[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*)))?/g;

/**
 * Reads the `error` values of the `Bearer` challenges in a WWW-Authenticate header: an empty string for a challenge
 * without one, undefined if there is no such challenge. A header may hold several challenges, and commas separate both
 * them and their parameters (RFC 9110 section 11.6.1), so it is read word by word: a word with `=` is a parameter, one
 * without begins the next challenge.
 */
export function bearerErrors(header: string): string[] | undefined {
  const errors: string[] = [];
  let bearer = false;
  for (const [, name = '', quoted, plain] of header.matchAll(WORD)) {
    const value = quoted?.replace(/\\(.)/g, '$1') ?? plain;
    if (value === undefined) {
      bearer = name.toLowerCase() === 'bearer';
      if (bearer) errors.push('');
    } else if (bearer && name.toLowerCase() === 'error') {
      errors[errors.length - 1] = value;
    }
  }
  return errors.length > 0 ? errors : undefined;
}

/** The body's text from a copy; undefined if it is too long, breaks, or was read before. */
async function copyOf(response: Response): Promise<string | undefined> {
  try {
    return await readBody(response.clone(), MAX_ERROR_BYTES);
  } catch {
    return undefined;
  }
}

/** The error codes in a body; none in one that is no JSON. */
function codesIn(body = ''): string[] {
  try {
    return errorCodes(JSON.parse(body));
  } catch {
    return [];
  }
}
