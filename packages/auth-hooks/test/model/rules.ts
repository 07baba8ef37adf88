import { afterFailedRefresh, maySend, requestFor, spendsForGood } from '../../src/refresh/lease-policy.js';
import { begin } from '../../src/stores/record/begin.js';
import { commit, fail, markSent, release, renew } from '../../src/stores/record/lease.js';
import { restore } from '../../src/stores/record/upkeep.js';

/** The decisions of the product that the model asks: what a store does at each step, and what a holder sends. */
export const shipped = {
  begin,
  markSent,
  renew,
  commit,
  fail,
  release,
  restore,
  requestFor,
  maySend,
  afterFailedRefresh,
  spendsForGood,
};

export type Rules = typeof shipped;
