/* Stands for Node's `perf_hooks`, whose clock every page has. */

export const performance = globalThis.performance;
