import { taskHandler } from '@token-clients/generator/do-tasks';

/* The script of the workers in which the linter and openapi-typescript read a spec. */

const handle = taskHandler(message => self.postMessage(message));
self.addEventListener('message', ({ data }) => void handle(data));
