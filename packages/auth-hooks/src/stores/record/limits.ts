import { MAX_REJECTIONS } from '../../lifecycle/failure-policy.js';
import { TAKE_OVER_AFTER_MS } from './begin.js';
import { REMEMBERED_REJECTIONS } from './blocks.js';

/** The numbers by which records are decided on, for a store whose server takes the same decisions in its own language. */
export const recordLimits = {
  /** A lease is taken over after so long, once, where nothing can be spent. */
  takeOverAfterMs: TAKE_OVER_AFTER_MS,
  /** After so many rejections in a row, credentials are blocked until an operator resets. */
  maxRejections: MAX_REJECTIONS,
  /** Rejections of so many credentials are remembered. */
  rememberedRejections: REMEMBERED_REJECTIONS,
} as const;
