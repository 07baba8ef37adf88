/** A value, or a promise of it. Kept apart so that signing stays synchronous where the runtime allows it. */
export type MaybePromise<T> = T | PromiseLike<T>;

/** Calls `next` with a value at once, or with that of a promise when it is fulfilled. */
export function andThen<T, R>(value: MaybePromise<T>, next: (value: T) => MaybePromise<R>): R | Promise<R>;
export function andThen<T, R>(value: MaybePromise<T>, next: (value: T) => R): unknown {
  return isPromise(value) ? Promise.resolve(value).then(next) : next(value);
}

/** Runs a function at the first call and keeps its result. A failure is not kept: the next call tries again. */
export function once<A extends unknown[], T>(
  make: (...args: A) => MaybePromise<T>,
): (...args: A) => MaybePromise<T> {
  let kept: { readonly value: MaybePromise<T> } | undefined;
  return (...args) => {
    if (kept) return kept.value;
    const value = make(...args);
    kept = { value };
    if (isPromise(value)) {
      value.then(
        settled => {
          kept = { value: settled };
        },
        () => {
          kept = undefined;
        },
      );
    }
    return value;
  };
}

/** Also true for promises of other libraries and realms, which a KMS client may return. */
export function isPromise<T>(value: MaybePromise<T>): value is PromiseLike<T> {
  return typeof (value as Partial<PromiseLike<T>> | null | undefined)?.then === 'function';
}
