const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Whether an answer is a redirect that `fetch` would follow (Fetch Standard, redirect status). Requests that carry
 * secrets are sent with `redirect: 'manual'` and their redirects refused: not every runtime knows `'error'`, and
 * browsers hide the status of a redirect that was not followed.
 */
export function isRedirect({ status, type }: Response): boolean {
  return REDIRECTS.has(status) || type === 'opaqueredirect';
}
