import type { CallEvent, LifeEvent, TokenEvent } from './life-event.js';

/** Where the steps and moments of a run stand in the picture. */
export interface TimeScale {
  readonly width: number;
  /** Left and right end of each step. */
  readonly steps: readonly (readonly [from: number, to: number])[];
  /** Returns the place of a moment; between two moments of the run it is in proportion. */
  at(ms: number): number;
}

const PADDING = 14;
const NARROWEST = 82;
/** Before a moment at which something happens, before one at which a token only gets older, and where the code of an error stands. */
const APART = 24;
const EDGE = 14;
const LABEL = 50;

/**
 * Places the moments of a run next to each other, whatever the time between them: half a second and half an hour would not both
 * be seen at one scale.
 *
 * @param left where the first step begins
 */
export function timeScale(events: readonly LifeEvent[], left: number): TimeScale {
  const count = Math.max(...events.map(({ step }) => step)) + 1;
  const places: { ms: number; x: number }[] = [];
  const steps: [number, number][] = [];
  let from = left;
  for (let step = 0; step < count; step++) {
    const moments = momentsOf(events, step);
    let x = from + PADDING;
    for (const [index, ms] of moments.entries()) {
      const before = moments[index - 1];
      if (before !== undefined) x += gapBetween(events, before, ms);
      places.push({ ms, x });
    }
    const to = Math.max(x + 2 * PADDING, from + NARROWEST);
    steps.push([from, to]);
    from = to;
  }
  return { width: from, steps, at: ms => placeOf(places, ms) };
}

function gapBetween(events: readonly LifeEvent[], before: number, ms: number): number {
  if (events.some(event => event.type === 'call' && event.until === before && isUnexplained(event)))
    return LABEL;
  return events.some(event => event.at === ms || ('until' in event && event.until === ms)) ? APART : EDGE;
}

/** Whether callers got an error although nothing was sent: its code is shown beside them. */
export function isUnexplained({ at, until, result }: CallEvent): boolean {
  return typeof result === 'string' && result !== '' && at === until;
}

/** The moments of a step: what happened, and when its tokens change their phase while they are the current ones. */
function momentsOf(events: readonly LifeEvent[], step: number): number[] {
  const own = events.filter(event => event.step === step);
  const begin = Math.min(...own.map(({ at }) => at));
  const next = Math.min(...events.filter(event => event.step === step + 1).map(({ at }) => at));
  const moments = own.flatMap(event =>
    (event.type === 'call' || event.type === 'request') && event.until !== undefined
      ? [event.at, event.until]
      : [event.at],
  );
  const edges = events
    .filter(event => event.type === 'token')
    .flatMap(token =>
      [token.renewsAt, token.waitsAt, token.expiresAt].filter(ms => ms <= heldUntil(events, token)),
    );
  const last = Math.max(...events.map(({ at }) => at));
  const inStep = [...moments, ...edges].filter(
    ms => ms >= begin && ms < (Number.isFinite(next) ? next : last + 1_000),
  );
  return [...new Set(inStep)].sort((a, b) => a - b);
}

/** When the process got another token, or ended. */
export function heldUntil(events: readonly LifeEvent[], token: TokenEvent): number {
  const next = events.find(
    event =>
      event.process === token.process &&
      event.at > token.at &&
      (event.type === 'token' || event.type === 'killed'),
  );
  return Math.min(next?.at ?? Infinity, token.expiresAt);
}

function placeOf(places: readonly { ms: number; x: number }[], ms: number): number {
  const after = places.findIndex(place => place.ms >= ms);
  const [before, next] = [places[after - 1], places[after]];
  if (!next) return (places.at(-1)?.x ?? 0) + APART;
  if (!before || next.ms === ms) return next.x;
  return before.x + ((next.x - before.x) * (ms - before.ms)) / (next.ms - before.ms);
}
