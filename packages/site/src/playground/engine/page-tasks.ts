import {
  type TaskListener,
  type TaskRunner,
  type TaskThread,
  taskRunner,
} from '@token-clients/generator/core';

/** Does tasks in workers of a page, each of which runs the script at a URL. */
export function pageTasks(script: URL): TaskRunner {
  return taskRunner(onEnd => newThread(script, onEnd));
}

function newThread(script: URL, onEnd: () => void): TaskThread {
  const worker = new Worker(script, { type: 'module', name: 'library' });
  let listener: TaskListener | undefined;
  worker.addEventListener('message', ({ data }) => listener?.onReport(data));
  worker.addEventListener('error', event => {
    event.preventDefault();
    onEnd();
    listener?.onFailure(event.message || 'The worker could not be loaded');
  });
  return {
    send: order => worker.postMessage(order),
    listen: next => {
      listener = next;
    },
    setBusy: () => {},
    end: () => worker.terminate(),
  };
}
