import type {
  PlaygroundOrder,
  PlaygroundReply,
  PlaygroundRequest,
  PlaygroundResult,
} from '../playground-result.js';
import { type Engine, EngineFailure } from './runs.js';

interface Pending {
  readonly resolve: (result: PlaygroundResult) => void;
  readonly reject: (error: EngineFailure) => void;
}

/** Starts the generator in a worker of its own. */
export function startEngineWorker(url: URL): Engine {
  const worker = new Worker(url, { type: 'module', name: 'generator' });
  const pending = new Map<number, Pending>();
  let last = 0;
  /** Why it gives no results any more. It may break before it is asked for one. */
  let broken: string | undefined;
  const failAll = (sentence: string) => {
    broken = sentence;
    for (const { reject } of pending.values()) reject(new EngineFailure(sentence));
    pending.clear();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<PlaygroundReply>) => {
    const waiting = pending.get(data.id);
    pending.delete(data.id);
    if (data.result) waiting?.resolve(data.result);
    else waiting?.reject(new EngineFailure(data.failure ?? 'The generator ended without a result.'));
  });
  worker.addEventListener('error', event => {
    event.preventDefault();
    failAll(
      event.message
        ? `The generator ended by an error that it did not expect: ${event.message}`
        : 'The generator could not be loaded. Reload the page.',
    );
  });
  return {
    run(request: PlaygroundRequest) {
      last += 1;
      const id = last;
      return new Promise((resolve, reject) => {
        if (broken !== undefined) {
          reject(new EngineFailure(broken));
          return;
        }
        pending.set(id, { resolve, reject });
        worker.postMessage({ id, request } satisfies PlaygroundOrder);
      });
    },
    end() {
      worker.terminate();
      failAll('It was stopped.');
    },
  };
}
