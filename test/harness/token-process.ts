import { fork } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../mock/project-root.js';
import type { Setup } from './adapter.js';

/** A process that asks for one token and ends. */
export interface TokenProcess {
  /** Sends SIGKILL, and resolves when the process is gone. */
  kill(): Promise<void>;
  /** What the process got, and how long its call took, without the start of the process. */
  readonly result: Promise<TokenProcessResult>;
}

export type TokenProcessResult = { readonly ms: number } & (
  | { readonly token: string }
  | { readonly error: string }
);

/** What the process gets: a {@link Setup} without its functions. */
export interface TokenProcessOrder {
  readonly setup: Omit<Setup, 'code' | 'fetch'>;
  /** Once it has a token, it asks for the next one; only that counts. */
  readonly renew: boolean;
}

/** Starts a process with our source over the file store in `setup.storeDirectory`. It runs built code. */
export function startTokenProcess(setup: Setup, { renew }: { readonly renew: boolean }): TokenProcess {
  const { code: _, fetch: __, ...plain } = setup;
  const order: TokenProcessOrder = { setup: plain, renew };
  const script = join(projectRoot(), 'test', 'dist', 'harness', 'token-process-main.js');
  const child = fork(script, [JSON.stringify(order)], { execArgv: [] });
  const ended = new Promise<void>(resolve => void child.once('close', () => resolve()));
  const result = new Promise<TokenProcessResult>((resolve, reject) => {
    child.once('message', message => resolve(message as TokenProcessResult));
    child.once('error', reject);
    ended.then(() => reject(new Error('The process ended without a result.')));
  });
  // A caller that kills it does not ask for its result.
  result.catch(() => {});
  const kill = () => {
    child.kill('SIGKILL');
    return ended;
  };
  return { kill, result };
}
