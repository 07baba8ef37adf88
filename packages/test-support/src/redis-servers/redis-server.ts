import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificate } from '../network/certificates.js';
import { freePort } from './ports.js';
import { ownDirectory, type RedisProcess, startRedisProcess } from './redis-process.js';
import { redisUrl, sendCommand } from './send-command.js';

export interface RedisOptions {
  /** Settings as on its command line, such as `['--maxmemory', '4mb']`. */
  readonly args?: readonly string[] | undefined;
  /** Password of the user `default`. */
  readonly password?: string | undefined;
  /** TLS only, with the certificate `server`. */
  readonly tls?: boolean | undefined;
}

/** A Redis server on a port of 127.0.0.1. `await using` ends it. */
export interface RedisServer extends AsyncDisposable {
  readonly port: number;
  readonly url: string;
  /** Of the process that runs now. */
  readonly pid: number;
  /** The last lines that it wrote. */
  readonly log: readonly string[];
  /** Ends it for good and removes what it stored. */
  stop(): Promise<void>;
  /** Sends a signal. Waits until the process is gone if the signal ends it. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /**
   * Starts it again on the same port. `keepData`: with all data if it ran, and with what it saved last (`SAVE`) if it was
   * killed before; otherwise empty.
   */
  restart(options?: { readonly keepData?: boolean }): Promise<void>;
  /** Sends one command over a connection of its own. */
  command(...words: readonly (string | number)[]): Promise<unknown>;
}

/** What tells one kind of server from another. */
export interface ServerKind extends RedisOptions {
  readonly argumentsFor: (port: number, directory: string) => readonly string[];
}

const KEEPS_RUNNING: readonly NodeJS.Signals[] = ['SIGSTOP', 'SIGCONT'];
const PORTS_TRIED = 5;
const STORED = ['dump.rdb', 'appendonlydir'];

/** Starts a Redis server that saves nothing by itself and knows no other one. */
export function startRedis(options: RedisOptions = {}): Promise<RedisServer> {
  return startRedisServer({ ...options, argumentsFor: port => serverArguments(port, options) });
}

/** Returns the settings of a server without persistence. */
export function serverArguments(port: number, { args = [], password, tls }: RedisOptions): readonly string[] {
  const [plain, secure] = tls ? [0, port] : [port, 0];
  return [
    ...['--port', String(plain), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    ...(secure ? ['--tls-port', String(secure), '--tls-auth-clients', 'no'] : []),
    ...(secure
      ? ['--tls-cert-file', certificate('server'), '--tls-key-file', certificate('server-key')]
      : []),
    ...(secure ? ['--tls-ca-cert-file', certificate('ca')] : []),
    ...(password === undefined ? [] : ['--requirepass', password]),
    ...args,
  ];
}

/** Starts a process of the server program, with a directory of its own. */
export async function startRedisServer(kind: ServerKind): Promise<RedisServer> {
  const directory = mkdtempSync(join(tmpdir(), 'token-clients-redis-'));
  const removeDirectory = ownDirectory(directory);
  const start = (port: number) => startRedisProcess(kind.argumentsFor(port, directory), directory);

  const { port, running: first } = await onFreePort(start).catch(error => {
    removeDirectory();
    throw error;
  });
  let running = first;
  let isRunning = true;
  const address = { port, password: kind.password, tls: kind.tls };
  const command = (...words: readonly (string | number)[]) => sendCommand(address, words.map(String));
  const end = async (signal: NodeJS.Signals) => {
    isRunning = false;
    running.signal(signal);
    await running.ended;
  };

  const stop = async () => {
    await end('SIGKILL');
    removeDirectory();
  };
  return {
    port,
    url: redisUrl(address),
    get pid() {
      return running.pid;
    },
    get log() {
      return running.log;
    },
    stop,
    async kill(signal) {
      if (KEEPS_RUNNING.includes(signal)) running.signal(signal);
      else await end(signal);
    },
    async restart({ keepData = false } = {}) {
      if (isRunning && keepData) await command('SAVE');
      await end('SIGKILL');
      if (!keepData)
        for (const name of STORED) rmSync(join(directory, name), { recursive: true, force: true });
      running = await start(port);
      isRunning = true;
    },
    command,
    [Symbol.asyncDispose]: stop,
  };
}

/** Another process may take a port between the look and the start. */
async function onFreePort(start: (port: number) => Promise<RedisProcess>) {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    try {
      return { port, running: await start(port) };
    } catch (error) {
      if (attempt === PORTS_TRIED || !/in use/i.test(String(error))) throw error;
    }
  }
}
