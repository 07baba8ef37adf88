import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.js';

/**
 * Tests that are not run under another clock, each with its reason: files have the times of the kernel, and a process
 * that gets a clean environment has its clock. They run under the machine's own one like all others.
 */
export const EXCLUDED: Readonly<Record<string, string>> = {
  'packages/auth-hooks/test/file-store*.test.ts': 'the age of a real file is compared with the clock',
  'packages/auth-hooks/test/model/**': 'counts time by itself',
  'packages/auth-hooks/test/process-state.test.ts': 'the start of a real process is compared with the clock',
  'packages/cli/test/start-time.test.ts': 'measures real processes; no clock plays a part',
  'packages/cli/test/race.test.ts': 'starts programs that get a clean environment',
  'packages/cli/test/redis-away.test.ts': 'starts programs that get a clean environment',
  'packages/cli/test/redis-connection.test.ts': 'starts programs that get a clean environment',
  'packages/cli/test/completion.test.ts': 'completes words; no clock plays a part',
  'packages/cli/test/curl.test.ts': 'prints commands and runs them; no clock plays a part',
  'packages/cli/test/imaginary-provider.test.ts': 'its tokens have no expiry; no clock plays a part',
  'packages/cli/test/whole-body.test.ts': 'flags for a body; no clock plays a part',
  'packages/cli/test/own-clients.test.ts': 'makes a client and loads it; no clock plays a part',
  'generator/test/**': 'reads and compiles specs, and writes no date; no clock plays a part',
  'packages/redis-store/test/access.test.ts': 'who may come to a server; no clock plays a part',
  'packages/redis-store/test/away.test.ts': 'waits for a server, whose clock stays as it is',
  'packages/redis-store/test/cluster.test.ts': 'waits for several servers, whose clocks stay as they are',
  'packages/redis-store/test/fail-over.test.ts': 'waits for several servers, whose clocks stay as they are',
  'packages/redis-store/test/replicas.test.ts': 'waits for several servers, whose clocks stay as they are',
  'packages/redis-store/test/kills.test.ts': 'measures real processes',
  'packages/redis-store/test/soak.test.ts': 'measures real processes',
  'packages/redis-store/test/same-decisions.test.ts': 'fixes the time of each record',
  'packages/testing/test/contract-cases.test.ts': 'breaks clients; no clock plays a part',
  'packages/testing/test/readme.test.ts': 'starts programs, whose clocks are their own',
  'packages/testing/test/mock/**': 'starts mocks; no clock plays a part',
  'packages/site/test/**': 'reads pages, starts a browser and programs; what it plays has a clock of its own',
  'packages/test-support/test/redis-servers.test.ts': 'starts servers; no clock plays a part',
  'test/api/**': 'compares declarations; no clock plays a part',
  'test/architecture/**': 'reads files of the project, and writes no date; no clock plays a part',
  'test/contract/stranger.test.ts': 'makes a client and compiles it; no clock plays a part',
  'test/fleet/**': 'starts programs that get a clean environment',
  'test/simulation/**': 'counts time by itself',
  'test/interop/examples.test.ts': 'starts programs that get a clean environment',
  'test/mock/main.test.ts': 'starts mocks; no clock plays a part',
  'test/packed/**': 'packs real files; no clock plays a part',
  'test/snippets/**': 'compiles programs and runs them against mocks; no clock plays a part',
  'test/runtimes/**': 'starts other runtimes, some of which do not start under another clock',
};

export default mergeConfig(base, defineConfig({ test: { exclude: Object.keys(EXCLUDED) } }));
