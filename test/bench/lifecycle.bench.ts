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

async function hotPath(quick: boolean): Promise<Figure> {
  const holders: Holder[] = [oursOnSystemClock(), ...(await Promise.all(peers.map(make => make())))];
  for (const holder of holders) await holder.get();
  const repetition = quick ? { rounds: 30, calls: 10_000 } : { rounds: 500, calls: 10_000 };
  const times = await timeCalls(Object.fromEntries(holders.map(({ name, get }) => [name, get])), repetition);
  for (const { name, requests } of holders) {
    if (requests() !== 1) throw new Error(`${name} asked ${requests()} times for a token that was valid.`);
  }
  const rows = holders.map(({ name, ours }) => ({
    name,
    value: (times[name] ?? Number.NaN) * 1000,
    ...(ours && { ours }),
  }));
  const [mine = Number.NaN, ...others] = rows.map(({ value }) => value);
  return {
    id: 'lifecycle-get',
    title: 'get() with a valid token',
    conditions: `awaited one after the other; one process, median of ${repetition.rounds} interleaved rounds of ${repetition.calls} calls`,
    unit: 'ns',
    rows,
    targets: [
      atMost('get() with a valid token', 150, mine, 'ns'),
      atMost('ratio to the fastest peer', 1, mine / Math.min(...others), 'x'),
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
