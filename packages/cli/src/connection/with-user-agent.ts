import type { Fetch } from '@token-clients/runtime';
import { version } from '../version.js';

/** Who asks, for the logs of servers. */
const USER_AGENT = `token-clients-cli/${version}`;

/** Names this program in what `send` gets. An agent that the user gave stays; the library's own says less. */
export function withUserAgent(send: Fetch): Fetch {
  return (url, init) => {
    const headers = new Headers(init.headers);
    const agent = headers.get('user-agent');
    if (agent === null || /^@?token-clients\b/.test(agent)) headers.set('user-agent', USER_AGENT);
    return send(url, { ...init, headers });
  };
}
