import type { LoggedRequest } from './request.js';

/** Chooses what happens to each request. A test switches it while the server runs. */
export class Switch<Value> {
  readonly #check: (value: Value) => Value;
  #queue: Value[] = [];
  #choose: ((request: LoggedRequest) => Value | undefined) | undefined;

  /** @param check throws for a value that can't be */
  constructor(check: (value: Value) => Value = value => value) {
    this.#check = check;
  }

  /** The next requests get these, one each. */
  next(...values: Value[]): void {
    this.#queue.push(...values.map(this.#check));
  }

  /** Each request that has none from {@link next} gets this one. */
  always(value: Value): void {
    const checked = this.#check(value);
    this.#choose = () => checked;
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
