// A process with token sources. Reads commands as lines of JSON and prints reports as lines of JSON.
import { createInterface } from 'node:readline';
import { type ManagedTokenSource, tokenSource } from '@token-clients/auth-hooks';
import { isTokenClientError } from '@token-clients/runtime';
import {
  type Command,
  type GetCommand,
  GO_ON,
  type Got,
  type KeepCommand,
  type Kept,
  type Report,
  type SourceSetup,
  type Step,
} from './commands.js';
import { haltingGrant, haltingStore } from './halting.js';
import { type OpenedStore, openGrant, openStore } from './modules.js';

/** Callers of `keep` pause between two calls, so that many of them share a processor. */
const BETWEEN_CALLS_MS = 5;
const TICK_MS = 50;

const stores = new Map<string, Promise<OpenedStore>>();
const sources = new Map<string, Promise<ManagedTokenSource>>();
const halted = new Set<() => void>();

function print(report: Report): void {
  console.log(JSON.stringify(report));
}

/** One connection for all sources of one store. */
function storeOf({ store, times, machine }: SourceSetup): Promise<OpenedStore> {
  const key = JSON.stringify([store, times, machine]);
  const opened = stores.get(key) ?? openStore(store, times, machine);
  stores.set(key, opened);
  return opened;
}

function sourceOf({ source: name, setup }: Command): Promise<ManagedTokenSource> {
  const source = sources.get(name) ?? makeSource(name, setup);
  sources.set(name, source);
  return source;
}

async function makeSource(source: string, setup: SourceSetup): Promise<ManagedTokenSource> {
  let hasHalted = false;
  let hasWaited = false;
  const reach = async (step: Step) => {
    if (step !== setup.haltAt || hasHalted) return;
    hasHalted = true;
    print({ source, is: 'at', step });
    await new Promise<void>(resolve => halted.add(resolve));
  };
  const waits = () => {
    if (!hasWaited) print({ source, is: 'waiting' });
    hasWaited = true;
  };
  const { store } = await storeOf(setup);
  return tokenSource(haltingGrant(await openGrant(setup.grant), reach), {
    store: haltingStore(store, reach, waits),
    timeoutMs: setup.times.timeoutMs,
  });
}

const codeOf = (error: unknown) => (isTokenClientError(error) ? error.code : String(error));

async function get(source: ManagedTokenSource, { callers }: GetCommand): Promise<Got> {
  const lateness = watchLateness();
  const started = performance.now();
  const results = await Promise.all(
    Array.from({ length: callers }, () =>
      source.get().then(
        ({ value }) => `token ${value}`,
        error => `error ${codeOf(error)}`,
      ),
    ),
  );
  return { waitedMs: performance.now() - started, lateMs: lateness(), results };
}

/** Starts a timer, and returns what ends it and says how late it was at the latest. */
function watchLateness(): () => number {
  let last = performance.now();
  let worst = 0;
  const look = () => {
    const now = performance.now();
    worst = Math.max(worst, now - last - TICK_MS);
    last = now;
  };
  const timer = setInterval(look, TICK_MS);
  return () => {
    clearInterval(timer);
    look();
    return worst;
  };
}

async function keep(source: ManagedTokenSource, { callers, durationMs }: KeepCommand): Promise<Kept> {
  const end = performance.now() + durationMs;
  const tokens = new Set<string>();
  const errors: Record<string, number> = {};
  let served = 0;
  let worstMs = 0;
  const call = async () => {
    while (performance.now() < end) {
      const started = performance.now();
      try {
        tokens.add((await source.get()).value);
        served++;
      } catch (error) {
        const code = codeOf(error);
        errors[code] = (errors[code] ?? 0) + 1;
      }
      worstMs = Math.max(worstMs, performance.now() - started);
      await new Promise(resolve => setTimeout(resolve, BETWEEN_CALLS_MS));
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  return { served, tokens: tokens.size, errors, worstMs };
}

async function run(command: Command): Promise<void> {
  const { id } = command;
  const source = await sourceOf(command);
  if (command.do === 'get') print({ id, is: 'got', ...(await get(source, command)) });
  else print({ id, is: 'kept', ...(await keep(source, command)) });
}

function goOn(): void {
  for (const resume of halted) resume();
  halted.clear();
}

createInterface({ input: process.stdin })
  .on('line', line => {
    if (line === GO_ON) goOn();
    else void run(JSON.parse(line) as Command);
  })
  // The test has ended, however that came.
  .on('close', () => process.exit());
