import { FakeClock } from '@token-clients/testing';

/** A promise with its handles outside. */
export function deferred<Value>() {
  let resolve!: (value: Value) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<Value>((ok, no) => {
    resolve = ok;
    reject = no;
  });
  return { promise, resolve, reject };
}

/** Lets promises that are due settle. */
export const settle = (): Promise<void> => new FakeClock().advance(0);
