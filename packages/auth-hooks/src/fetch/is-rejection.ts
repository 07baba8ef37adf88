import type { ExpiredRule } from '@token-clients/runtime';

/**
 * Returns whether a response of an API rejects the token that was sent, so that another token may help. This is what
 * {@link bearerFetch} replaces a token for:
 *
 * - A 401 whose Bearer challenge says `invalid_token` (RFC 6750 section 3.1). Any other error in the challenge, such as
 *   `insufficient_scope` or `invalid_request`, is no rejection, whatever the status.
 * - Otherwise what the provider's rules for the status say, by the error code in the body where they name codes.
 * - A 401 for which there is no rule, when it has no challenge, or a Bearer one without an error.
 *
 * The response stays unread. Its body is read from a copy, only when a rule names codes, and no more than 64 KiB of it.
 *
 * @param origin the origin that the token was sent to, such as `https://api.example.com`: after a redirect to another
 * one, fetch had dropped the token, and the response says nothing about it
 * @param rules the provider's rules, `expired` of its descriptor; none if left out
 * @returns whether the token is no longer accepted; false where a code is needed and the body can't be read, because it was
 * read before, or breaks
 */
export async function isRejection(
  response: Response,
  origin: string,
  rules: readonly ExpiredRule[] = [],
): Promise<boolean> {
  return (await loadIsRejection())(response, origin, rules);
}

/** From the same module as the replay, so that a bundle has one chunk for both. */
async function loadIsRejection() {
  return (await import('./replay.js')).isRejection;
}
