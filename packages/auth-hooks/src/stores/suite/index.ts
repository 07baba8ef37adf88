import { failureCases } from './failure-cases.js';
import { leaseCases } from './lease-cases.js';
import type { StoreCase } from './store-case.js';
import { tokenCases } from './token-cases.js';

export type { OpenStore, StoreCase, StoreNeed, StoreUnderTest } from './store-case.js';

/**
 * What every store promises, as cases for any test framework.
 *
 * @example
 * for (const { name, run } of storeCases) test(name, () => run(openMyStore));
 */
export const storeCases: readonly StoreCase[] = [...tokenCases, ...leaseCases, ...failureCases];
