import { clientSteps } from './client-steps.js';
import { coboSteps } from './cobo-steps.js';
import { fileSteps } from './file-steps.js';
import { requestSteps } from './request-steps.js';
import { sourceSteps } from './source-steps.js';
import type { Step } from './step.js';

/** What every runtime has to do: 40 steps. */
export const webSteps: readonly Step[] = [...requestSteps, ...clientSteps, ...sourceSteps, ...coboSteps];

/** What a runtime with files has to do: 42 steps. */
export const allSteps: readonly Step[] = [...webSteps, ...fileSteps];
