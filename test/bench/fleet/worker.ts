import type { Contestant, HaltPoint, Order } from './contestant.js';
import { contestants } from './contestants.js';
import type { Report } from './workers.js';

const order = JSON.parse(process.argv[2] ?? '') as Order;
const make = (contestants as Readonly<Record<string, () => Contestant>>)[order.contestant];
if (!make) throw new Error(`There is no contestant "${order.contestant}".`);

/** A caller that failed comes back a little later, as a user does. */
const PAUSE_AFTER_ERROR_MS = 50;

let halted = false;
async function reach(point: HaltPoint): Promise<void> {
  if (point !== order.haltAt || halted) return;
  halted = true;
  const goesOn = said('go on');
  process.send?.({ at: point });
  await goesOn;
}

/** The same for all contestants: what halts is the token request itself. */
const haltingFetch: typeof fetch = async (input, init) => {
  await reach('about to send');
  const response = fetch(input, init);
  response.catch(() => {});
  await reach('sent');
  return response;
};

const shared = await make().open(order, haltingFetch);
const goes = said('go');
process.send?.('ready');
await goes;
process.send?.(await keepCalling());
await shared.close();
process.disconnect();

async function keepCalling(): Promise<Report> {
  const { callers, durationMs, pauseMs } = order;
  const end = performance.now() + durationMs;
  const firstSeen: Record<string, number> = {};
  const errors: Record<string, number> = {};
  let served = 0;
  let worstWaitMs = 0;

  async function caller(): Promise<void> {
    let asked = performance.now();
    while (asked < end) {
      try {
        const token = await shared.get();
        served++;
        firstSeen[token] ??= performance.timeOrigin + performance.now();
        worstWaitMs = Math.max(worstWaitMs, performance.now() - asked);
        if (pauseMs !== undefined) await sleep(pauseMs);
      } catch (error) {
        const { code, name, message } = error as Error & { code?: string };
        const what = code ?? (name === 'Error' ? message : name);
        errors[what] = (errors[what] ?? 0) + 1;
        await sleep(PAUSE_AFTER_ERROR_MS);
      }
      asked = performance.now();
    }
  }

  await Promise.all(Array.from({ length: callers }, caller));
  return { served, errors, firstSeen, worstWaitMs };
}

function said(word: string): Promise<void> {
  return new Promise(resolve => {
    const listen = (message: unknown) => {
      if (message !== word) return;
      process.off('message', listen);
      resolve();
    };
    process.on('message', listen);
  });
}

function sleep(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms));
}
