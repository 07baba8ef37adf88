import type { Fetch } from '@token-clients/runtime';
import { version } from '../version.js';

/** For the logs of servers. */
const USER_AGENT = `token-clients-cli/${version}`;

/** Returns a fetch that names this program as user agent. One that the user gave stays; the library's own is replaced. */
export function withUserAgent(send: Fetch): Fetch {
  return (url, init) => {
    const headers = new Headers(init.headers);
    const agent = headers.get('user-agent');
    if (agent === null || /^@?token-clients\b/.test(agent)) headers.set('user-agent', USER_AGENT);
    return send(url, { ...init, headers });
  };
}
