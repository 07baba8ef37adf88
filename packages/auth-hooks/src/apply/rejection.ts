import { type ExpiredRule, readBody } from '@token-clients/runtime';
import { bearerErrors } from './challenges.js';

/** An error body longer than this has its code nowhere that we look. */
const MAX_ERROR_BYTES = 65_536;

/**
 * Tells whether an answer rejects the token that was sent, so that another token may help:
 *
 * - 401 whose Bearer challenge says `invalid_token` does (RFC 6750 section 3.1); any other error, such as
 *   `insufficient_scope` or `invalid_request`, does not, whatever the status.
 * - Otherwise the provider's rules for the status decide, by the error code in the body where they name codes.
 * - A 401 for which there is no rule does when it has no challenge, or a Bearer one that gives no error.
 *
 * The answer stays unread. Its body is read from a copy, only when a rule names codes, and no more than 64 KiB of it.
 *
 * @param origin the origin that the token was sent to: after a redirect to another one, fetch had dropped the token
 */
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
  const body = await readBody(response.clone(), MAX_ERROR_BYTES).catch(() => undefined);
  return codesIn(body).some(code => codes.includes(`${code}`));
}

/** Where APIs put the code of an error. Some wrap the error in a list, or in a member `error`. */
function codesIn(body = ''): unknown[] {
  try {
    const json: unknown = JSON.parse(body);
    const { error_code, errorCode, code, error } = Object(Array.isArray(json) ? json[0] : json);
    return [error_code, errorCode, code, error, error?.code];
  } catch {
    return [];
  }
}
