import { postAfterServerError, rejectedToken } from './behaviours/api-calls.js';
import type { Behaviour } from './behaviours/behaviour.js';
import { coldCallers, deadRequest, firstCallerAborts, hotPath } from './behaviours/callers.js';
import {
  newLogin,
  noNewRefreshToken,
  refreshNotSent,
  refreshUnavailable,
  rotation,
} from './behaviours/login.js';
import { killedHolder } from './behaviours/processes.js';
import {
  rejectedByServerError,
  rejectedInSuccess,
  restartStorm,
  secretsInErrors,
  shortSecret,
  wrongSecret,
} from './behaviours/rejections.js';
import {
  backgroundFailure,
  earlyAttempts,
  longLifetime,
  oddLifetimes,
  outageBeforeExpiry,
  retryAfter,
} from './behaviours/renewal.js';

/** The lifecycle behaviours by name, in the order of the table. */
export const behaviours = {
  coldCallers,
  wrongSecret,
  outageBeforeExpiry,
  rotation,
  noNewRefreshToken,
  longLifetime,
  firstCallerAborts,
  backgroundFailure,
  earlyAttempts,
  rejectedToken,
  oddLifetimes,
  secretsInErrors,
  hotPath,
  refreshUnavailable,
  refreshNotSent,
  killedHolder,
  deadRequest,
  postAfterServerError,
  rejectedByServerError,
  rejectedInSuccess,
  restartStorm,
  newLogin,
  shortSecret,
  retryAfter,
} satisfies Record<string, Behaviour>;

export type BehaviourName = keyof typeof behaviours;

export const behaviourNames = Object.keys(behaviours) as readonly BehaviourName[];
