import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Adapter, Client, Setup } from '../adapter.js';
import { startTokenServer, type TokenServer, type TokenServerOptions } from '../token-server.js';
import type { Finding } from './behaviour.js';

/** What a behaviour is played with. */
export interface Stage {
  readonly server: TokenServer;
  readonly client: Client;
  readonly setup: Setup;
  /** A further client with the same setup, as a restarted process would have it. */
  another(): Promise<Client>;
}

export interface StageOptions
  extends TokenServerOptions,
    Partial<Omit<Setup, 'tokenUrl' | 'clientId' | 'code' | 'storeDirectory'>> {
  /** All clients get the same directory for their stores. */
  readonly sharedStore?: boolean;
}

/** Starts a server and a client for one behaviour, and ends both. */
export function onStage(
  options: StageOptions,
  play: (stage: Stage, adapter: Adapter) => Promise<Finding>,
): (adapter: Adapter) => Promise<Finding> {
  return async adapter => {
    await using server = await startTokenServer(options);
    await using directory = await temporaryDirectory();
    const { tokenUrl, clientId, clientSecret } = server;
    const { grant = 'client_credentials', sharedStore, keepWarm, timeoutMs, fetch } = options;
    const { expired, rejectionCode, realTime } = options;
    if (grant === 'authorization_code') server.logIn();
    const setup: Setup = {
      ...{ tokenUrl, clientId, clientSecret: options.clientSecret ?? clientSecret, grant },
      ...{ code: server.lastCode, keepWarm, timeoutMs, fetch, expired, rejectionCode, realTime },
      storeDirectory: sharedStore ? directory.path : undefined,
    };
    const clients: Client[] = [];
    const another = async () => {
      const client = await adapter.create(setup);
      clients.push(client);
      return client;
    };
    try {
      return await play({ server, client: await another(), setup, another }, adapter);
    } finally {
      for (const client of clients) await client.close?.();
    }
  };
}

/** `await using` removes it with all that is in it. */
export async function temporaryDirectory(): Promise<{ readonly path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), 'token-behaviour-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
