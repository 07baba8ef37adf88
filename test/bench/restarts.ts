import { startEquinixServer } from '@token-clients/testing/vendors';
import { equinixEnvironment, startCli, temporaryHome } from './cli-process.js';
import { atMost, type Figure } from './figure.js';

const PROCESSES = 8;
const STARTS = 6;

/** How often a wrong secret reaches a server whose accounts lock at the fifth time, when processes are restarted. */
export async function restarts(): Promise<Figure> {
  const withStore = await storm({});
  const without = await storm({ TOKEN_CLIENTS_STORE: 'none' });
  const locked = (isLocked: boolean) => ({ account: isLocked ? 'locked' : 'open' });
  return {
    id: 'cli-restarts',
    title: `A wrong secret in ${PROCESSES} processes that are started ${STARTS} times each`,
    conditions:
      'token-clients token get as whole processes, all at once and again when they have ended; a server whose accounts lock at the fifth rejected login',
    unit: 'requests',
    rows: [
      {
        name: 'over the default store',
        ours: true,
        value: withStore.attempts,
        more: locked(withStore.locked),
      },
      {
        name: 'with TOKEN_CLIENTS_STORE=none',
        ours: true,
        value: without.attempts,
        more: locked(without.locked),
      },
    ],
    targets: [atMost('with a store', 2, withStore.attempts, 'requests')],
    notes: [
      'Without a store nothing outlives a process, so each one has to learn again that the secret is wrong',
    ],
  };
}

async function storm(settings: Readonly<Record<string, string>>) {
  using home = temporaryHome();
  await using server = await startEquinixServer();
  const env = { HOME: home.path, ...equinixEnvironment(server.url, 'wrong'), ...settings };
  for (let start = 0; start < STARTS; start++) {
    const all = Array.from({ length: PROCESSES }, () =>
      startCli(['token', 'get', 'equinix-access-token'], env),
    );
    for (const { exitCode, stderr } of await Promise.all(all.map(({ ended }) => ended))) {
      if (exitCode === 0 || exitCode === 1) throw new Error(`token get ended with ${exitCode}: ${stderr}`);
    }
  }
  return { attempts: server.tokenRequests(), locked: server.account.locked };
}
