import type { RedisServer } from './redis-server.js';
import { until } from './until.js';

/** The user as which replicas connect. Where a master rejects it, they are cut off and everyone else is not. */
const USER = 'replica';
const PASSWORD = 'replica';

/** Settings of a server that can have replicas and be one. */
export const REPLICATION: readonly string[] = [
  ...['--user', USER, 'on', `>${PASSWORD}`, '~*', '&*', '+@all'],
  ...['--masteruser', USER, '--masterauth', PASSWORD],
  // Replicas get the first copy at once and not after 5 s.
  ...['--repl-diskless-sync-delay', '0'],
];

/** Makes `replica` a copy of `master`, and waits until it is. */
export async function replicate(replica: RedisServer, master: RedisServer): Promise<void> {
  await replica.command('REPLICAOF', '127.0.0.1', master.port);
  await isCopying(replica);
}

/** Cuts the replicas of a master off from it: what is written from now on has one copy. */
export async function cutReplicas(master: RedisServer): Promise<void> {
  await master.command('ACL', 'SETUSER', USER, 'off');
  await master.command('CLIENT', 'KILL', 'TYPE', 'REPLICA');
}

/** Lets replicas connect again, and waits until one has. */
export async function joinReplicas(master: RedisServer): Promise<void> {
  await master.command('ACL', 'SETUSER', USER, 'on');
  await until('a replica connects again', async () => (await info(master)).includes('state=online'));
}

/** Waits until a replica has all that its master has. */
export async function isCopying(replica: RedisServer): Promise<void> {
  await until('a replica copies its master', async () =>
    (await info(replica)).includes('master_link_status:up'),
  );
}

/**
 * Waits until the replicas of a master say that they have all that it has. `WAIT` would not: it counts what its own
 * connection wrote.
 */
export async function isCopied(master: RedisServer): Promise<void> {
  await until('the replicas have all that their master has', async () => {
    const said = await info(master);
    const offset = /^master_repl_offset:(\d+)/m.exec(said)?.[1];
    const copied = [...said.matchAll(/^slave\d+:.*\boffset=(\d+)/gm)].map(([, each]) => each);
    return copied.length > 0 && copied.every(each => each === offset);
  });
}

/** Whether a server takes writes. */
export async function isMaster(server: RedisServer): Promise<boolean> {
  return (await info(server)).includes('role:master');
}

async function info(server: RedisServer): Promise<string> {
  return String(await server.command('INFO', 'replication'));
}
