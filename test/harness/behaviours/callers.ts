import { floor } from '../floor.js';
import { type Behaviour, doesNotApply, many, pause } from './behaviour.js';
import { onStage } from './stage.js';

export const coldCallers: Behaviour = {
  title: '100 callers at once and no token yet: token requests',
  greenMeans: '1',
  run: onStage({ expiresIn: 3600 }, async ({ server, client }) => {
    await Promise.all(many(100, () => client.get()));
    const count = server.requestsOf();
    return { green: count === 1, value: `${count}` };
  }),
};

export const firstCallerAborts: Behaviour = {
  title: 'the first caller aborts, the second one has no signal',
  greenMeans: 'the second one gets the token, of one request',
  run: onStage({ expiresIn: 3600 }, async ({ server, client }) => {
    server.faults.next({ kind: 'delay', ms: 150, when: 'before' });
    const controller = new AbortController();
    const first = client.get(controller.signal).catch(() => 'aborted');
    const second = client.get().catch(() => 'failed');
    await pause(50);
    controller.abort();
    const [a, b] = await Promise.all([first, second]);
    const green = a === 'aborted' && b !== 'failed' && server.requestsOf() === 1;
    return { green, value: b === 'failed' ? 'both fail' : a === 'aborted' ? 'second served' : 'no abort' };
  }),
};

const TIME_LIMIT_MS = 500;

export const deadRequest: Behaviour = {
  title: 'a token request never settles: its fetch returns nothing, and ignores its signal',
  greenMeans: 'later callers get a token',
  run: adapter => {
    let calls = 0;
    const fetchOnceDead: typeof fetch = (...request) =>
      calls++ === 0 ? new Promise(() => {}) : fetch(...request);
    return onStage(
      { expiresIn: 3600, timeoutMs: TIME_LIMIT_MS, fetch: fetchOnceDead },
      async ({ client }) => {
        const first = client.get().catch(() => {});
        await pause(50);
        const later = client.get().then(
          () => 'served',
          () => 'rejected',
        );
        const blocked = pause(12 * TIME_LIMIT_MS).then(() => 'blocked');
        const value = await Promise.race([later, blocked]);
        if (calls === 0) return doesNotApply('takes no fetch');
        if (value === 'served') await first;
        return { green: value === 'served', value };
      },
    )(adapter);
  },
};

export const hotPath: Behaviour = {
  title: 'get() with a valid token, beside a function that reads a clock and returns a resolved promise',
  greenMeans: 'at most 1.1 times its time',
  run: onStage({ expiresIn: 3600, realTime: true }, async ({ client }) => {
    await client.get();
    const ratio = await ratioToFloor(client.bareGet ?? client.get);
    return { green: ratio <= 1.1, value: `${ratio.toFixed(2)} x` };
  }),
};

/** How many times the floor one call takes: the median of many short rounds, in each of which both run. */
async function ratioToFloor(work: () => Promise<unknown>): Promise<number> {
  const ratios: number[] = [];
  for (let round = 0; round < 151; round++) {
    const base = await timeOf(floor);
    ratios.push((await timeOf(work)) / base);
  }
  return ratios.sort((a, b) => a - b)[ratios.length >> 1] ?? Number.NaN;
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  for (let call = 0; call < 5_000; call++) await work();
  return performance.now() - started;
}
