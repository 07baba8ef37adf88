import { type MessagePort, parentPort, workerData } from 'node:worker_threads';

/** The way from the thread of a command to the process; null in any other thread. */
export function commandPort(): MessagePort | null {
  const isCommand = typeof workerData === 'object' && workerData !== null && 'command' in workerData;
  return isCommand ? parentPort : null;
}
