import { createHook } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';

/** How Node names a hash that WebCrypto computes in a thread of its own. */
const HASH = 'HASHREQUEST';

/**
 * Waits until all that follows from what has happened is done, so that a fake clock can move on. The clock's own wait is not
 * enough on a busy machine: token sources hash tokens in other threads, which take real time.
 */
export class Quiet implements Disposable {
  readonly #pending = new Set<number>();
  readonly #hook = createHook({
    init: (id, type) => void (type === HASH && this.#pending.add(id)),
    after: id => void this.#pending.delete(id),
  }).enable();

  async wait(): Promise<void> {
    do for (let turn = 0; turn < 20; turn++) await setImmediate();
    while (this.#pending.size > 0);
  }

  [Symbol.dispose](): void {
    this.#hook.disable();
  }
}
