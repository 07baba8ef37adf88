interface TimedEvent {
  readonly at: number;
  /** Events of one moment happen in the order in which they were planned. */
  readonly order: number;
  run: (() => void) | undefined;
}

/**
 * Time that moves from event to event. Between two events every promise that is due settles, so that one seed always gives
 * one course of events: nothing here depends on how fast the machine is.
 */
export class VirtualTime {
  #now = 0;
  #planned = 0;
  readonly #heap: TimedEvent[] = [];

  /** Milliseconds since the start. */
  get now(): number {
    return this.#now;
  }

  /** Runs `run` after so many milliseconds. Returns what cancels it. */
  after(ms: number, run: () => void): () => void {
    const event: TimedEvent = { at: this.#now + Math.max(0, ms), order: this.#planned++, run };
    this.#push(event);
    return () => {
      event.run = undefined;
    };
  }

  /** Moves time on until `end`, event by event. */
  run(end: number): Promise<void> {
    return new Promise((resolve, reject) => {
      // The first turn comes late enough for all that was started before, such as calls of the first moment.
      const turn = () => {
        try {
          const event = this.#next(end);
          if (event) {
            this.#now = event.at;
            event.run?.();
            // Node settles all promises, and what follows from them, before the next turn of its loop.
            setImmediate(turn);
          } else {
            this.#now = Math.max(this.#now, end);
            resolve();
          }
        } catch (error) {
          reject(error);
        }
      };
      setImmediate(turn);
    });
  }

  #next(end: number): TimedEvent | undefined {
    for (;;) {
      const first = this.#heap[0];
      if (!first || first.at > end) return undefined;
      this.#pop();
      if (first.run) return first;
    }
  }

  #push(event: TimedEvent): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push(event);
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = heap[above] as TimedEvent;
      if (!isEarlier(event, parent)) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = event;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && isEarlier(heap[below + 1] as TimedEvent, heap[below] as TimedEvent))
        below++;
      if (!isEarlier(heap[below] as TimedEvent, last)) break;
      heap[at] = heap[below] as TimedEvent;
      at = below;
    }
    heap[at] = last;
  }
}

function isEarlier(a: TimedEvent, b: TimedEvent): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
