import { floor } from '../harness/floor.js';
import { behavioursFigure } from './behaviours/figure.js';
import { atMost, type Bench, type Figure, type Row } from './figure.js';
import { timeCalls } from './measure.js';
import { type Holder, ours, oursOnSystemClock, peers } from './token-holders.js';

/** What a token costs once it is there, and how many requests many callers make together. */
export async function lifecycleSuite({ quick, say }: Bench): Promise<Figure[]> {
  say('get() with a valid token');
  const hot = await hotPath(quick);
  say('many callers at once');
  return [hot, await manyCallers(), await behavioursFigure(say)];
}

const FLOOR = 'floor: one clock read, one resolved promise awaited';
const PEEK = 'tokenSource, peek()';

async function hotPath(quick: boolean): Promise<Figure> {
  const mine = oursOnSystemClock();
  const others = await Promise.all(peers.map(make => make()));
  const holders: Holder[] = [mine, ...others];
  for (const holder of holders) await holder.get();
  const repetition = quick ? { rounds: 30, calls: 10_000 } : { rounds: 500, calls: 10_000 };
  const gets = Object.fromEntries(holders.map(({ name, get }) => [name, get]));
  const { medians, ratio } = await timeCalls({ ...gets, [PEEK]: mine.peek, [FLOOR]: floor }, repetition);
  for (const { name, requests } of holders) {
    if (requests() !== 1) throw new Error(`${name} asked ${requests()} times for a token that was valid.`);
  }
  const nsOf = (name: string) => (medians[name] ?? Number.NaN) * 1000;
  const toFastestPeer = Math.max(...others.map(({ name }) => ratio(mine.name, name)));
  return {
    id: 'lifecycle-get',
    title: 'get() with a valid token',
    conditions: `awaited one after the other, peek() without a wait; one process, medians of ${repetition.rounds} interleaved rounds of ${repetition.calls} calls; targets by the ratios within each round`,
    unit: 'ns',
    rows: [
      { name: mine.name, ours: true, value: nsOf(mine.name) },
      { name: PEEK, ours: true, value: nsOf(PEEK) },
      ...[FLOOR, ...others.map(({ name }) => name)].map(name => ({ name, value: nsOf(name) })),
    ],
    targets: [
      atMost('get() to the fastest peer', 0.8, toFastestPeer, 'x'),
      atMost('get() to the floor', 1.1, ratio(mine.name, FLOOR), 'x'),
      atMost('peek() to get()', 1, ratio(PEEK, mine.name), 'x'),
    ],
  };
}

async function manyCallers(): Promise<Figure> {
  const rows: Row[] = [];
  for (const make of [ours, ...peers]) {
    const holder = await make();
    await Promise.all(Array.from({ length: 1000 }, () => holder.get()));
    const cold = holder.requests();
    await holder.toTheEdge?.();
    await Promise.all(Array.from({ length: 100 }, () => holder.get()));
    rows.push({
      name: holder.name,
      value: cold,
      more: { '100 at the edge': holder.requests() - cold },
      ...(holder.ours && { ours: true }),
    });
  }
  const [mine] = rows;
  return {
    id: 'lifecycle-callers',
    title:
      'Token requests for 1,000 callers without a token, and for 100 where they have to wait for the next one',
    conditions:
      'a stub endpoint that takes 5 ms; the edge is where each of them no longer serves the old token',
    unit: 'requests',
    rows,
    targets: [
      atMost('1,000 cold callers', 1, mine?.value ?? Number.NaN, 'requests'),
      atMost('100 callers at the mandatory edge', 1, Number(mine?.more?.['100 at the edge']), 'requests'),
    ],
  };
}
