import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that start programs take longest. They come first, so that no worker is left alone with one at the end. */
class ProgramsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const [first, then] = [true, false].map(wanted => sorted.filter(file => startsPrograms(file) === wanted));
    return [...(first ?? []), ...(then ?? [])];
  }
}

function startsPrograms({ moduleId }: TestSpecification): boolean {
  return /child_process|startProcess|startMock|runCli|runBatch|generate\(|verifiedJar/.test(
    readFileSync(moduleId, 'utf8'),
  );
}

export default defineConfig({
  test: {
    include: ['generator/test/**/*.test.ts', 'packages/*/test/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', 'test/bench/**'],
    globalSetup: 'packages/site/test/support/site-folder.ts',
    // No promise about speed: only what ends a test that hangs, on the slowest machine.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 120_000, interval: 20 } },
    // Files share the modules of their worker, which halves the time of most; so a test puts back what it changes.
    isolate: false,
    // Much of the time is waiting for servers and processes, so there are more workers than processors.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    sequence: { sequencer: ProgramsFirst },
    // A line per file as it ends, on a terminal as elsewhere, and the figures at the end.
    reporters: [['default', { summary: false }]],
    slowTestThreshold: 20_000,
  },
});
