import { parentPort } from 'node:worker_threads';
import { useCompileCache } from '../process/compile-cache.js';
import { taskHandler } from './do-tasks.js';

useCompileCache();

parentPort?.on(
  'message',
  taskHandler(message => parentPort?.postMessage(message)),
);
