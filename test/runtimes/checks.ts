import type { Check } from './check.js';
import { processChecks, requireCheck } from './processes.js';

/** All checks, in the order of the table. */
export const checks: readonly Check[] = [...processChecks, requireCheck];
