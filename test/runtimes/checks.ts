import type { Check } from './check.js';
import { chromiumCheck } from './chromium.js';
import { nextCheck } from './next-edge.js';
import { processChecks, requireCheck } from './processes.js';
import { workerdChecks } from './workerd.js';

/** All checks, in the order of the table. */
export const checks: readonly Check[] = [
  ...processChecks,
  requireCheck,
  ...workerdChecks,
  chromiumCheck,
  nextCheck,
];
