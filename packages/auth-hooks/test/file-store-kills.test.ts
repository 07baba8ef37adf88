import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RotatingServerOptions, startRotatingServer } from '@token-clients/testing';
import { describe, type TestContext, test } from 'vitest';
import { fileStore } from '../src/stores/file/file-store.js';
import { plainGrant } from './processes/plain-grant.mjs';
import { startProcess } from './processes/spawn.js';

/**
 * Short, so that a test outlives them; a token request ends before the hard time-out, as in life. Not so short that a busy
 * machine responds too late: a response that is late counts as lost.
 */
const TIMES = { leaseMs: 1_000, hardTimeoutMs: 5_000, timeoutMs: 4_500 };

/** Far longer than any test: a process that waits for such a lease to run out waits for ever. */
const ENDLESS = { leaseMs: 3_600_000, hardTimeoutMs: 3_000_000, timeoutMs: 4_500 };

const STEPS = ['before lease', 'leased', 'marked', 'sent', 'responded', 'committed'] as const;
type Step = (typeof STEPS)[number];

/** A rotating server, and a store with an expired token whose refresh token is good for one use. */
async function arrange(options: RotatingServerOptions, { onTestFinished }: TestContext, times = TIMES) {
  const server = await startRotatingServer(options);
  const directory = await mkdtemp(join(tmpdir(), 'token-store-'));
  onTestFinished(async () => {
    await server.close();
    await rm(directory, { recursive: true, force: true });
  });
  const grant = { tokenUrl: server.tokenUrl, again: options.fallBack ?? false };
  const key = plainGrant(grant).cacheKey;
  const store = fileStore({ directory });
  const fingerprint = 'f'.repeat(32);
  const held = await store.begin(key, { owner: 'seed', fingerprint });
  if (held.is !== 'lease') throw new Error('the store is not empty');
  const token = {
    ...server.tokens.start(),
    tokenType: 'Bearer',
    lifetimeMs: 1_000,
    lifetimeFrom: 'response',
  } as const;
  const seen = { epoch: held.epoch, version: held.version };
  await store.commit(key, { owner: 'seed', fence: held.fence, seen, token, ageMs: 60_000, fingerprint });

  const start = (haltAt?: Step) => {
    const started = startProcess('get-token.mjs', [JSON.stringify({ grant, directory, ...times, haltAt })]);
    onTestFinished(async () => {
      started.child.kill('SIGKILL');
      await started.ended;
    });
    return started;
  };
  return { server, directory, start, read: () => store.read(key) };
}

/** The request of a process that has sent is carried out before anything happens to the process. */
async function carriedOut(server: Awaited<ReturnType<typeof startRotatingServer>>): Promise<void> {
  while (server.tokens.refreshes === 0) await sleep(5);
}

const sleep = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

describe.concurrent('after a process was killed, the next one', { timeout: 60_000 }, () => {
  async function killAt(step: Step, options: RotatingServerOptions, context: TestContext, times = TIMES) {
    const { server, directory, start, read } = await arrange(options, context, times);
    const first = start(step);
    await first.line(`at ${step}`);
    if (step === 'sent') await carriedOut(server);
    first.child.kill('SIGKILL');
    await first.ended;

    const second = start();
    await second.ended;
    return { server, said: second.lines.join(), stored: await read(), names: await readdir(directory) };
  }

  test.for([
    // Killed before it sent: nothing is lost, and one refresh serves.
    ['before lease', { refreshes: 1, reuses: 0 }],
    ['leased', { refreshes: 1, reuses: 0 }],
    ['marked', { refreshes: 1, reuses: 0 }],
    // Only the store knows that it committed: the next process adopts.
    ['committed', { refreshes: 1, reuses: 0 }],
  ] as const)('goes on with one refresh (killed: %s)', async ([step, counts], context) => {
    const { expect } = context;
    const { server, said, stored, names } = await killAt(step, {}, context);

    expect(said).toBe(`token ${stored?.token?.accessToken}`);
    expect(server.tokens).toMatchObject(counts);
    expect(server.tokens.accessTokens.state(stored?.token?.accessToken ?? '')).toBe('active');
    expect(names.filter(name => name.includes('json'))).toHaveLength(1);
  });

  test.for(['sent', 'responded'] as const)(
    'asks for a new login when the only copy died with the first (killed: %s)',
    async (step, context) => {
      const { expect } = context;
      const { server, said } = await killAt(step, {}, context);

      expect(said).toBe('error reauthentication_required');
      expect(server.requests.length).toBeLessThanOrEqual(2);
    },
  );

  test.for(['sent', 'responded'] as const)(
    'gets the lost response again from a server that forgives (killed: %s)',
    async (step, context) => {
      const { expect } = context;
      const { server, said, stored } = await killAt(step, { graceMs: 30_000 }, context);

      expect(said).toBe(`token ${stored?.token?.accessToken}`);
      expect(server.tokens).toMatchObject({ refreshes: 1, replays: 1, reuses: 0 });
    },
  );

  test.for(['before lease', 'leased', 'committed'] as const)(
    'does not wait for the lease of a process that sent nothing (killed: %s)',
    async (step, context) => {
      const { expect } = context;
      const { server, said, stored } = await killAt(step, {}, context, ENDLESS);

      expect(said).toBe(`token ${stored?.token?.accessToken}`);
      expect(server.tokens).toMatchObject({ refreshes: 1, reuses: 0 });
    },
  );

  test.for(STEPS)(
    'does not wait for the lease where another grant is left (killed: %s)',
    async (step, context) => {
      const { expect } = context;
      const { server, said, stored } = await killAt(step, { fallBack: true }, context, ENDLESS);

      expect(said).toBe(`token ${stored?.token?.accessToken}`);
      expect(server.tokens.reuses).toBe(0);
    },
  );

  test.for(STEPS)('needs no person where another grant is left (killed: %s)', async (step, context) => {
    const { expect } = context;
    const { server, said, stored } = await killAt(step, { fallBack: true }, context);

    expect(said).toBe(`token ${stored?.token?.accessToken}`);
    expect(server.tokens.reuses).toBe(0);
    expect(server.tokens.accessTokens.state(stored?.token?.accessToken ?? '')).toBe('active');
  });
});

describe.concurrent('while a process is suspended past its lease, another one', { timeout: 60_000 }, () => {
  async function stopAt(
    step: Step,
    until: 'the other has a token' | 'the lease is over',
    context: TestContext,
  ) {
    const { server, start, read } = await arrange({}, context);
    const first = start(step);
    await first.line(`at ${step}`);
    if (step === 'sent') await carriedOut(server);
    first.child.kill('SIGSTOP');

    const second = start();
    if (until === 'the other has a token') await second.ended;
    else await sleep(TIMES.leaseMs + 150);
    first.say('go on');
    first.child.kill('SIGCONT');
    await Promise.all([first.ended, second.ended]);
    return { server, first: first.lines.at(-1), second: second.lines.at(-1), stored: await read() };
  }

  async function takesOver(step: Step, context: TestContext) {
    const { expect } = context;
    const { server, first, second, stored } = await stopAt(step, 'the other has a token', context);

    expect(server.tokens).toMatchObject({ refreshes: 1, reuses: 0 });
    expect([first, second]).toEqual(Array(2).fill(`token ${stored?.token?.accessToken}`));
  }

  test.for(['before lease', 'leased', 'marked', 'committed'] as const)(
    'takes over, and the first adopts its token when it wakes up (suspended: %s)',
    takesOver,
  );

  test.for(['sent', 'responded'] as const)(
    'waits for what was sent, and adopts it (suspended: %s)',
    async (step, context) => {
      const { expect } = context;
      const { server, first, second, stored } = await stopAt(step, 'the lease is over', context);

      expect(server.tokens).toMatchObject({ refreshes: 1, reuses: 0 });
      expect([first, second]).toEqual(Array(2).fill(`token ${stored?.token?.accessToken}`));
    },
  );
});
