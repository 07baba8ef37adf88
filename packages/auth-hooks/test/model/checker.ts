/** One thing that can happen in a state, and the state after it. */
export interface Step<State> {
  readonly label: string;
  readonly to: State;
  /** It happens by itself sooner or later: no fault, and nothing that a program's users do. */
  readonly progress: boolean;
  /** How much time passes. */
  readonly ms: number;
  /** Which promise is broken by it. */
  readonly violation?: string | undefined;
}

/** A system whose reachable states are all visited. */
export interface Model<State> {
  readonly initial: State;
  steps(state: State): Step<State>[];
  /** Returns the same for states that differ only in names and by which process is which. */
  key(state: State): string;
  /** Whether nothing waits in this state. Where something does, progress alone has to end it, on every path. */
  isQuiet(state: State): boolean;
}

export interface Findings {
  readonly states: number;
  readonly steps: number;
  /** The longest time that progress takes, from any state, until nothing waits. */
  readonly longestWaitMs: number;
  /** The shortest way to a broken promise, as readable lines; absent: there is none. */
  readonly counterexample?: readonly string[] | undefined;
}

/** Visits all reachable states breadth first, so that a counterexample is as short as can be. */
export function check<State>(model: Model<State>): Findings {
  // States are known by 53 bits of a hash of their key: with a million states, two share one with odds of 1 in 18,000.
  const indexes = new Map<number, number>();
  const parents: number[] = [];
  const quiet: boolean[] = [];
  const edges = { from: [] as number[], to: [] as number[], ms: [] as number[] };
  let steps = 0;

  /** Returns a state's index, and whether it is new. */
  function visit(state: State, parent: number): { readonly index: number; readonly isNew: boolean } {
    const hashed = hash(model.key(state));
    const known = indexes.get(hashed);
    if (known !== undefined) return { index: known, isNew: false };
    const index = parents.push(parent) - 1;
    indexes.set(hashed, index);
    quiet.push(model.isQuiet(state));
    return { index, isNew: true };
  }

  /** Goes the way to a state again. The hashes tell which step was taken. */
  function wayTo(index: number): { readonly lines: string[]; readonly state: State } {
    const way: number[] = [];
    for (let at = index; at !== 0; at = parents[at] as number) way.unshift(at);
    const lines: string[] = [];
    let state = model.initial;
    for (const at of way) {
      const taken = model.steps(state).find(({ to }) => indexes.get(hash(model.key(to))) === at);
      if (!taken)
        throw new Error('The model is not deterministic: a step that was taken is not there any more.');
      lines.push(taken.label);
      state = taken.to;
    }
    return { lines, state };
  }

  function violated(index: number): string[] {
    const { lines, state } = wayTo(index);
    const last = model.steps(state).find(({ violation }) => violation !== undefined);
    return [...lines, `${last?.label}`, `VIOLATION: ${last?.violation}`];
  }

  visit(model.initial, -1);
  let level = [{ state: model.initial, index: 0 }];
  while (level.length > 0) {
    const next: typeof level = [];
    for (const { state, index } of level) {
      for (const { to, progress, ms, violation } of model.steps(state)) {
        steps++;
        if (violation !== undefined)
          return { states: parents.length, steps, longestWaitMs: 0, counterexample: violated(index) };
        const reached = visit(to, index);
        if (reached.isNew) next.push({ state: to, index: reached.index });
        if (!progress) continue;
        edges.from.push(index);
        edges.to.push(reached.index);
        edges.ms.push(ms);
      }
    }
    level = next;
  }

  const { longestWaitMs, endless } = longestWait(quiet, edges);
  const first = endless.findIndex(each => each > 0);
  if (first === -1) return { states: parents.length, steps, longestWaitMs };

  /** Goes from a state that never becomes quiet to where it comes back to, or where nothing happens any more. */
  function endlessWay(): string[] {
    const { lines, state } = wayTo(first);
    const seen = new Set([first]);
    for (let at: State | undefined = state; at !== undefined; ) {
      const indexOf = ({ to }: Step<State>) => indexes.get(hash(model.key(to))) as number;
      const taken: Step<State> | undefined = model
        .steps(at)
        .find(step => step.progress && endless[indexOf(step)]);
      if (taken) lines.push(taken.label);
      at = taken && !seen.has(indexOf(taken)) ? taken.to : undefined;
      if (taken) seen.add(indexOf(taken));
    }
    return [...lines, 'VIOLATION: a living caller can wait for ever'];
  }
  return { states: parents.length, steps, longestWaitMs, counterexample: endlessWay() };
}

/**
 * Takes the states away from which progress has ended, backwards: what is left goes round in circles. Returns the longest
 * time until nothing waits, and marks the states from which that may never be.
 */
function longestWait(
  quiet: readonly boolean[],
  { from, to, ms }: { readonly from: number[]; readonly to: number[]; readonly ms: number[] },
): { readonly longestWaitMs: number; readonly endless: Int32Array } {
  const left = new Int32Array(quiet.length);
  const first = new Int32Array(quiet.length).fill(-1);
  const nextInto = new Int32Array(from.length);
  for (let edge = 0; edge < from.length; edge++) {
    const start = from[edge] as number;
    left[start] = (left[start] as number) + 1;
    nextInto[edge] = first[to[edge] as number] as number;
    first[to[edge] as number] = edge;
  }
  const waitMs = new Float64Array(quiet.length);
  const ended: number[] = [];
  for (let state = 0; state < quiet.length; state++) {
    if (left[state] !== 0) continue;
    if (quiet[state]) ended.push(state);
    else left[state] = 1;
  }
  let longestWaitMs = 0;
  for (let state = ended.pop(); state !== undefined; state = ended.pop()) {
    longestWaitMs = Math.max(longestWaitMs, waitMs[state] as number);
    for (let edge = first[state] as number; edge !== -1; edge = nextInto[edge] as number) {
      const before = from[edge] as number;
      if (!quiet[before])
        waitMs[before] = Math.max(waitMs[before] as number, (waitMs[state] as number) + (ms[edge] as number));
      left[before] = (left[before] as number) - 1;
      if (left[before] === 0) ended.push(before);
    }
  }
  return { longestWaitMs, endless: left };
}

/** Returns 53 bits: two hashes of 32 bits (FNV-1a, and one like it), as one number. */
function hash(key: string): number {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (let i = 0; i < key.length; i++) {
    const code = key.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b) ^ (b >>> 13);
  }
  a ^= a >>> 15;
  b ^= b >>> 16;
  return (b >>> 0) * 0x200000 + ((Math.imul(a, 0xc2b2ae35) >>> 11) & 0x1fffff);
}
