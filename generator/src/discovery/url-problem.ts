import { isLoopback } from '@token-clients/runtime';

/** What is wrong with a URL, as the end of a sentence, and what to write. */
export interface UrlProblem {
  readonly problem: string;
  readonly fix: string;
}

/**
 * Finds what keeps a URL from being one to which secrets may go: that has to be https, or http to this machine, without
 * user, password and fragment. Parsers of URLs correct a lot; what they would correct is rejected, so that what is shown is
 * what is requested.
 */
export function urlProblem(url: string): UrlProblem | undefined {
  if (!/^https?:\/\/[^/]/i.test(url) || !URL.canParse(url))
    return { problem: 'is not an absolute URL', fix: 'Write it as https://host/path.' };
  const { hostname, protocol, username, password } = new URL(url);
  if (/[^\x21-\x7e]|[\\"<>^`{|}]/.test(url))
    return {
      problem: 'has characters that a URL may not have',
      fix: `Write them in ASCII; the host is ${hostname} then.`,
    };
  if (!/^(?:[\w.-]+|\[[\da-f:.]+\])$/i.test(hostname))
    return {
      problem: 'has a host that is no name',
      fix: 'Hosts are made of letters, digits, dots and hyphens.',
    };
  if (username !== '' || password !== '')
    return { problem: 'has a user or password in it', fix: 'Leave that out.' };
  if (url.includes('#')) return { problem: 'has a fragment', fix: 'Leave out what follows #.' };
  if (protocol === 'http:' && !isLoopback(hostname))
    return { problem: 'is not https', fix: 'Only https is safe, except to localhost.' };
  return undefined;
}

/** A URL as it may be shown: without user and password. */
export function shownUrl(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1');
}

/** Finds what is wrong with an issuer: besides, it has no query (RFC 8414 section 2). */
export function issuerProblem(url: string): UrlProblem | undefined {
  if (url.includes('?')) return { problem: 'has a query', fix: 'Leave out what follows the question mark.' };
  return urlProblem(url);
}
