import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import type { ChildRequest, Outcome } from './program.js';

/**
 * Loads a program, calls the function that it exports when the parent asks for it, and moves the clocks of this process. A process
 * of its own, so that each program has its own memory and can be ended.
 */
async function main(file: string): Promise<void> {
  const advance = moveClocks();
  let loaded: Promise<() => Promise<unknown>> | undefined;
  process.on('message', async (request: ChildRequest) => {
    if (request.kind === 'advance') {
      advance(request.ms);
      process.send?.([]);
      return;
    }
    loaded ??= load(file);
    const call = await loaded;
    const outcomes = await Promise.all(Array.from({ length: request.times }, () => outcomeOf(call)));
    process.send?.(outcomes);
  });
  // Timers that a program left would keep the process for long.
  process.once('disconnect', () => process.exit(0));
}

async function load(file: string): Promise<() => Promise<unknown>> {
  const module = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  const call = Object.values(module).find(value => typeof value === 'function');
  if (!call) throw new Error(`${file} exports no function.`);
  return call as () => Promise<unknown>;
}

async function outcomeOf(call: () => Promise<unknown>): Promise<Outcome> {
  try {
    await call();
    return { ok: true };
  } catch (error) {
    return { ok: false, error: inLine(error), printed: printed(error) };
  }
}

function inLine(error: unknown): string {
  if (!(error instanceof Error)) return inspect(error).slice(0, 200);
  const { code } = error as { code?: unknown };
  return `${error.name}${typeof code === 'string' ? ` (${code})` : ''}: ${error.message}`.slice(0, 200);
}

function printed(error: unknown): string {
  let json = '';
  try {
    json = JSON.stringify(error);
  } catch {
    // Circular: inspect shows it.
  }
  return inspect(error, { depth: 12, showHidden: true, maxArrayLength: 1000 }) + json;
}

/** Replaces what tells the time in this process, and returns what moves it. */
function moveClocks(): (ms: number) => void {
  let ahead = 0;
  const RealDate = Date;
  const monotonic = performance.now.bind(performance);
  const now = () => RealDate.now() + ahead;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args) => Reflect.construct(target, args.length === 0 ? [now()] : args),
    get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  });
  performance.now = () => monotonic() + ahead;
  return ms => {
    ahead += ms;
  };
}

await main(process.argv[2] ?? '');
