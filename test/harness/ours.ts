import { bearerFetch, tokenSource } from '@token-clients/auth-hooks';
import { fileStore } from '@token-clients/auth-hooks/file-store';
import { systemClock, type TokenGrant, tokenGrant } from '@token-clients/runtime';
import { JumpClock } from '@token-clients/test-support';
import type { Adapter, Client, Setup } from './adapter.js';
import { plainDescriptor } from './plain-descriptor.js';
import { startTokenProcess } from './token-process.js';

/** Our own contestant: a grant from a descriptor, `tokenSource` and `bearerFetch`, as programs use them. */
export function ours(): Adapter {
  return { name: 'token-clients', create, startProcess: startTokenProcess };
}

function create(setup: Setup): Client {
  const { origin } = new URL(setup.tokenUrl);
  const { keepWarm, timeoutMs, storeDirectory, realTime } = setup;
  const jumping = new JumpClock();
  const clock = realTime ? systemClock : jumping;
  const store = storeDirectory === undefined ? undefined : fileStore({ directory: storeDirectory });
  const source = tokenSource(grantFor(setup), { clock, keepWarm, timeoutMs, store });
  const api = bearerFetch(source, { origins: [origin], clock });
  return {
    earlyRenewal: true,
    get: async signal => (await source.get({ signal })).value,
    bareGet: () => source.get(),
    async renew() {
      const { expiresAt = null } = source.status();
      jumping.jump(Math.max(0, (expiresAt ?? 0) - clock.now()));
      return (await source.get()).value;
    },
    relogin: () => source.reset(),
    call: (url, method = 'GET') => api(url, { method }),
    advance: ms => jumping.jump(ms),
    expiresAt: () => source.status().expiresAt,
    close: () => source.close(),
  };
}

/** The grant that a program of ours would make for a setup. */
export function grantFor(setup: Setup): TokenGrant {
  const { tokenUrl, clientId, clientSecret, code, grant, fetch } = setup;
  const credentials = { clientId, clientSecret, ...(grant === 'authorization_code' && { code }) };
  return tokenGrant(plainDescriptor(setup), credentials, { baseUrl: new URL(tokenUrl).origin, fetch });
}
