import type { LoggedRequest } from './request.js';

/** Chooses what happens to each request. A test switches it while the server runs. */
export class Switch<Value> {
  #queue: Value[] = [];
  #choose: ((request: LoggedRequest) => Value | undefined) | undefined;

  /** The next requests get these, one each. */
  next(...values: Value[]): void {
    this.#queue.push(...values);
  }

  /** Each request that has none from {@link next} gets this one. */
  always(value: Value): void {
    this.#choose = () => value;
  }

  /** Asked for each request that has none from {@link next}. */
  choose(choose: (request: LoggedRequest) => Value | undefined): void {
    this.#choose = choose;
  }

  /** From now on nothing happens to any request. */
  clear(): void {
    this.#queue = [];
    this.#choose = undefined;
  }

  /** What happens to this request; for servers. */
  take(request: LoggedRequest): Value | undefined {
    return this.#queue.shift() ?? this.#choose?.(request);
  }
}
