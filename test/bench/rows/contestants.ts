import type { Adapter } from '../../harness/adapter.js';
import { ours } from '../../harness/ours.js';
import { axiosAuthRefresh } from './axios-auth-refresh.js';
import { azure } from './azure.js';
import { badgateway } from './badgateway.js';
import { google } from './google.js';
import { octokit } from './octokit.js';
import { simpleOauth2 } from './simple-oauth2.js';
import { smithy } from './smithy.js';

export interface Contestant {
  readonly make: () => Adapter | Promise<Adapter>;
  /** Only these rows: the library is about nothing else. */
  readonly only?: readonly number[];
  /** Not these rows: the library has no part in what they see. */
  readonly skips?: readonly number[];
}

/** By the name that the child process is given. Row 7 is for those that take a signal. */
export const contestants: Readonly<Record<string, Contestant>> = {
  ours: { make: () => ours() },
  google: { make: google, skips: [7] },
  azure: { make: azure },
  smithy: { make: smithy, skips: [7] },
  badgateway: { make: badgateway, skips: [7] },
  // When to renew, and what to do if that fails, is the program's own code here.
  'simple-oauth2': { make: simpleOauth2, only: [1, 2, 4, 5, 6, 11, 12] },
  'axios-auth-refresh': { make: axiosAuthRefresh, only: [10] },
  octokit: { make: octokit, only: [4] },
};
