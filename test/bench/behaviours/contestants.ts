import type { Adapter } from '../../harness/adapter.js';
import { type BehaviourName, behaviourNames } from '../../harness/behaviours.js';
import { ours } from '../../harness/ours.js';
import { axiosAuthRefresh } from './axios-auth-refresh.js';
import { azure } from './azure.js';
import { badgateway } from './badgateway.js';
import { google } from './google.js';
import { octokit } from './octokit.js';
import { simpleOauth2 } from './simple-oauth2.js';
import { smithy } from './smithy.js';

/** One library, and which behaviours it has no part in, with the reason for each. */
export interface Contestant {
  readonly make: () => Adapter | Promise<Adapter>;
  readonly skips: Readonly<Partial<Record<BehaviourName, string>>>;
}

const NO_SIGNAL = 'get() takes no signal';
const NO_FETCH = 'takes no fetch';
const PROGRAM_RENEWS = "when to renew, and what to do if that fails, is the program's own code";

/** By the name that the child process is given. */
export const contestants: Readonly<Record<string, Contestant>> = {
  ours: { make: ours, skips: {} },
  google: { make: google, skips: { firstCallerAborts: NO_SIGNAL } },
  azure: { make: azure, skips: { rejectedToken: 'hands a 401 without a challenge to the program' } },
  smithy: { make: smithy, skips: { firstCallerAborts: NO_SIGNAL } },
  badgateway: { make: badgateway, skips: { firstCallerAborts: NO_SIGNAL } },
  'simple-oauth2': {
    make: simpleOauth2,
    skips: {
      ...only(PROGRAM_RENEWS, [
        'coldCallers',
        'wrongSecret',
        'rotation',
        'noNewRefreshToken',
        'longLifetime',
        'oddLifetimes',
        'secretsInErrors',
        'refreshUnavailable',
        'refreshNotSent',
        'killedHolder',
        'rejectedByServerError',
        'rejectedInSuccess',
        'restartStorm',
        'newLogin',
        'shortSecret',
        'retryAfter',
      ]),
      deadRequest: NO_FETCH,
    },
  },
  'axios-auth-refresh': {
    make: axiosAuthRefresh,
    skips: only("keeps no token: it calls the program's own function after a rejected call", [
      'rejectedToken',
      'killedHolder',
      'postAfterServerError',
    ]),
  },
  octokit: {
    make: octokit,
    skips: only('its hook renews for calls to one API; the rest is the program', [
      'rotation',
      'refreshUnavailable',
      'refreshNotSent',
      'killedHolder',
    ]),
  },
};

/** Skips all but these. */
function only(because: string, names: readonly BehaviourName[]): Contestant['skips'] {
  return Object.fromEntries(
    behaviourNames.filter(name => !names.includes(name)).map(name => [name, because]),
  );
}
