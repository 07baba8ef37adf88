import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['generator/test/**/*.test.ts', 'packages/*/test/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', 'test/bench/**'],
    // No promise about speed: only what ends a test that hangs, on the slowest machine.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000, interval: 20 } },
    // Files share the modules of their worker, which halves the time of most; so a test puts back what it changes.
    isolate: false,
    // Much of the time is waiting for servers and processes, so no core is kept back.
    maxWorkers: '100%',
  },
});
