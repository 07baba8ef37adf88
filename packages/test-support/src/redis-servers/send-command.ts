import { readFileSync } from 'node:fs';
import { createClient } from 'redis';
import { certificate } from '../network/certificates.js';

/** Where a server is, and who may use it. */
export interface RedisAddress {
  readonly port: number;
  readonly password?: string | undefined;
  readonly tls?: boolean | undefined;
}

const CONNECT_MS = 10_000;

/** Returns the URL of a server for any client. */
export function redisUrl({ port, password, tls }: RedisAddress): string {
  const pair = password === undefined ? '' : `:${encodeURIComponent(password)}@`;
  return `${tls ? 'rediss' : 'redis'}://${pair}127.0.0.1:${port}`;
}

/**
 * Sends one command over a connection of its own, so that it needs nothing but a server that runs.
 *
 * @throws {Error} with the server's error, or when the server can't be reached
 */
export async function sendCommand(address: RedisAddress, command: readonly string[]): Promise<unknown> {
  const timing = { connectTimeout: CONNECT_MS, reconnectStrategy: false } as const;
  const socket = address.tls
    ? ({ ...timing, tls: true, ca: readFileSync(certificate('ca')) } as const)
    : timing;
  const url = redisUrl(address);
  // Without a word about itself, so that the server counts this command and no other.
  const options = { disableClientInfo: true, maintNotifications: 'disabled', RESP: 2 } as const;
  const client = createClient({ ...options, url, socket });
  // The command rejects with it.
  client.on('error', () => {});
  await client.connect();
  try {
    return await client.sendCommand(command);
  } finally {
    client.destroy();
  }
}
