import { setTimeout } from 'node:timers/promises';
import { type Provider, startProvider } from './provider.js';
import { Recorder, type Recording } from './recorder.js';
import type { SharedRedis } from './redis.js';
import type { Settings } from './settings.js';
import { trouble } from './trouble.js';
import { WorkerProcess } from './worker-process.js';

const SAMPLE_MS = 250;

/** A run that is under way. */
export interface Fleet {
  readonly settings: Settings;
  readonly recorder: Recorder;
  readonly workers: readonly WorkerProcess[];
  readonly provider: Provider;
}

/**
 * Runs a fleet: processes that share one token over one store, and what happens to them.
 *
 * @param redis what the processes share
 * @param signal ends the run at once
 * @param watch gets the run as it begins; what it returns ends the watching
 * @throws the signal's reason
 */
export async function runFleet(
  settings: Settings,
  redis: SharedRedis,
  signal: AbortSignal,
  watch: (fleet: Fleet) => () => void,
): Promise<Recording> {
  await using provider = await startProvider(settings);
  const { url, clientId, clientSecret } = provider;
  const refreshToken = settings.secondGrant ? undefined : await provider.logIn();
  const recorder = new Recorder(settings.processes);
  const workers = Array.from({ length: settings.processes }, (_, lane) => {
    const setup = {
      name: String(lane + 1),
      settings,
      store: redis.setup,
      provider: { url, clientId, clientSecret, refreshToken },
    };
    return new WorkerProcess(lane, setup, recorder, () => provider.logIn());
  });
  const over = new AbortController();
  let unwatch = () => {};
  let sampling: NodeJS.Timeout | undefined;
  try {
    const ready = Promise.all(workers.map(worker => worker.start()));
    await Promise.race([ready, untilAborted(signal)]);
    recorder.begin();
    for (const worker of workers) worker.begin();
    sampling = setInterval(() => void sample(redis, recorder), SAMPLE_MS);
    unwatch = watch({ settings, recorder, workers, provider });
    const end = AbortSignal.any([signal, over.signal]);
    const ending = untilAborted(end);
    const fleet = {
      workers,
      recorder,
      settings,
      provider,
      untilEnd: <Result>(work: Promise<Result>) => Promise.race([work, ending]),
      pause: (ms: number) => sleep(ms, end),
    };
    const troubles = settings.calm ? undefined : trouble(fleet);
    // It ends with the run.
    troubles?.catch(() => {});
    await sleep(settings.durationMs, signal);
    over.abort();
    await troubles?.catch(() => {});
    unwatch();
    unwatch = () => {};
    await Promise.all(workers.map(worker => worker.end()));
    return recorder.end(requestsOf(provider, recorder));
  } finally {
    clearInterval(sampling);
    over.abort();
    unwatch();
    await Promise.all(workers.map(worker => worker.end({ atOnce: true })));
  }
}

async function sample(redis: SharedRedis, recorder: Recorder): Promise<void> {
  try {
    recorder.storeHas(await redis.requests());
  } catch {
    // A Redis that is away has no requests to count.
  }
}

/** The provider's requests, by the time of the run. */
export function requestsOf(provider: Provider, recorder: Recorder) {
  return provider
    .requests()
    .map(request => ({ ...request, from: recorder.since(request.from), to: recorder.since(request.to) }));
}

/** Waits. Rejects with the signal's reason when it is aborted, and leaves no timer behind. */
async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch(() => signal.throwIfAborted());
}

function untilAborted(signal: AbortSignal): Promise<never> {
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  aborted.catch(() => {});
  return aborted;
}
