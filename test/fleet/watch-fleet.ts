import { liveView, type Rates } from './live-view.js';
import { PlainLog } from './plain-log.js';
import type { Fleet } from './run-fleet.js';
import { Screen, type Terminal } from './screen.js';

const FRAME_MS = 100;
const PLAIN_MS = 250;
/** Rates are those of the last seconds: fewer would jump, more would hide what happens. */
const WINDOW_MS = 3_000;

/** Of a terminal that does not say how large it is. */
const USUAL = { columns: 80, rows: 24 };

/** Where a run is shown. */
export interface Output extends Terminal {
  readonly isTTY?: boolean | undefined;
  readonly rows?: number | undefined;
}

/** Shows a run: on a terminal as it stands, elsewhere line by line. Returns what ends it. */
export function watchFleet(
  fleet: Fleet,
  output: Output,
  env: Readonly<Record<string, string | undefined>>,
): () => void {
  return output.isTTY && env.TERM !== 'dumb' ? onTerminal(fleet, output, env) : inLines(fleet, output);
}

function onTerminal(
  fleet: Fleet,
  output: Output,
  env: Readonly<Record<string, string | undefined>>,
): () => void {
  const screen = new Screen(output, env);
  const rates = rateMeter(fleet);
  const size = () => ({
    columns: output.columns || USUAL.columns,
    rows: output.rows || USUAL.rows,
  });
  const draw = () => screen.draw(liveView(fleet, rates(), size()));
  const timer = setInterval(draw, FRAME_MS);
  return () => {
    clearInterval(timer);
    draw();
    screen.end();
  };
}

function inLines({ recorder }: Fleet, output: Output): () => void {
  const log = new PlainLog(recorder);
  const print = () => {
    for (const line of log.next()) output.write(`${line}\n`);
  };
  const timer = setInterval(print, PLAIN_MS);
  return () => {
    clearInterval(timer);
    print();
  };
}

/** Returns what tells how much happened in each of the last seconds. */
function rateMeter({ recorder, provider }: Fleet): () => Rates {
  const samples: { at: number; calls: number; requests: number; store: number }[] = [];
  return () => {
    const now = {
      at: recorder.now(),
      calls: recorder.served,
      requests: provider.requests().length,
      store: recorder.storeRequests.at(-1)?.total ?? 0,
    };
    samples.push(now);
    while ((samples[0]?.at ?? 0) < now.at - WINDOW_MS) samples.shift();
    const first = samples[0] ?? now;
    const elapsed = Math.max(1, now.at - first.at) / 1_000;
    return {
      calls: (now.calls - first.calls) / elapsed,
      providerRequests: (now.requests - first.requests) / elapsed,
      storeRequests: (now.store - first.store) / elapsed,
    };
  };
}
