import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasRedis, startRedis } from '@token-clients/test-support/redis-servers';
import { application } from '../runtimes/application.js';
import type { Check } from '../runtimes/check.js';
import { outputOf } from '../runtimes/child.js';
import { nodePrograms } from '../runtimes/processes.js';
import { expectEqual, expectMatch } from '../runtimes/program/expect.js';
import type { Setting } from '../runtimes/program/setting.js';
import { runSteps, type Step } from '../runtimes/program/step.js';
import { startVendors } from '../runtimes/vendors.js';
import {
  commonJs,
  javaScript,
  type ReadmeProgram,
  readmeCommand,
  readmePrograms,
} from './readme-programs.js';

/** What a program that `run-programs.ts` ran has sent, and why it failed if it did. */
interface Result {
  readonly sent: readonly string[];
  readonly error?: string;
}

/** The first program of each README, in JavaScript, with the packages as they were installed, on each Node. */
export const readmeCheck: Check = {
  id: 'readme',
  title: 'Node.js, the programs of the READMEs',
  missing: () =>
    hasRedis() ? undefined : 'redis-server is not installed; on Debian: apt-get install redis-server',
  async run() {
    const { folder } = await application();
    const steps: Step<undefined>[] = [];
    const versions: string[] = [];
    for (const node of nodePrograms()) {
      const version = (await outputOf(node, ['--version'])).trim().slice(1);
      versions.push(version);
      const ofNode = await readmeSteps(folder, node, `readme-${version}`);
      steps.push(...ofNode.map(({ name, run }) => ({ name: `Node.js ${version}: ${name}`, run })));
    }
    return { version: versions.join(', '), steps: await runSteps(steps, undefined) };
  },
};

/** Runs the programs of the READMEs in a folder that has the packages, and gives a step for each and each way to write it. */
export async function readmeSteps(
  folder: string,
  node: string,
  name: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<Step<undefined>[]> {
  await using vendors = await startVendors();
  await using redis = await startRedis();
  const { setting } = vendors;
  const home = join(folder, name);
  mkdirSync(home);
  const options = { cwd: home, env: { ...environmentOf(setting, redis.url, home), ...environment } };
  const programs = readmePrograms();
  const runForm = async (form: string, ending: string, write: (code: string) => string) => {
    const files = programs.map((program, index) => {
      const file = join(home, `program-${index}.${ending}`);
      writeFileSync(file, write(program.code));
      return file;
    });
    const runner = fileURLToPath(new URL('run-programs.js', import.meta.url));
    const printed = await outputOf(node, [runner, setting.baseUrl, ...files], options);
    const results = JSON.parse(printed) as Result[];
    return programs.map((program, index) => stepOf(program, form, results[index]));
  };
  const steps = await Promise.all([
    runForm('as an ES module', 'mjs', javaScript),
    runForm('by require()', 'cjs', commonJs),
  ]);
  return [...steps.flat(), await commandStep(node, options)];
}

function environmentOf({ baseUrl, cobo }: Setting, redisUrl: string, home: string): NodeJS.ProcessEnv {
  const { XDG_CONFIG_HOME, XDG_STATE_HOME, XDG_CACHE_HOME, ...others } = process.env;
  return {
    ...others,
    HOME: home,
    USERPROFILE: home,
    EQUINIX_CLIENT_ID: 'fake-id',
    EQUINIX_CLIENT_SECRET: 'right-secret',
    EQUINIX_ACCESS_TOKEN_BASE_URL: baseUrl,
    EQUINIX_TOKEN_EXCHANGE_SUBJECT_TOKEN: 'fake-id-token',
    BENCHLING_CLIENT_ID: 'fake-id',
    BENCHLING_CLIENT_SECRET: 'sécret',
    COBO_APP_PRIVATE_KEY: cobo.privateKey,
    COBO_CLIENT_ID: 'fake-id',
    COBO_ORG_ID: 'fake-org',
    REDIS_URL: redisUrl,
  };
}

function stepOf({ page, code }: ReadmeProgram, form: string, result: Result | undefined): Step<undefined> {
  return {
    name: `${page} ${form}`,
    async run() {
      expectEqual(result?.error, undefined);
      // It checks itself.
      if (code.includes('node:assert')) return;
      const [first = '', ...others] = result?.sent ?? [];
      expectMatch(first, /^\S+ \S+ 200( with a token)?$/);
      if (others.length > 0) expectMatch(others.join(), / with a token$/);
    },
  };
}

/** Starts the command line where no folder `node_modules/.bin` is. */
const COMMAND_LINE = `
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const file = join(require.resolve('@token-clients/cli/package.json'), '../bin/token-clients.js');
import(pathToFileURL(file).href);
`;

/** The first command of the command line's README. */
async function commandStep(
  node: string,
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<Step<undefined>> {
  const page = 'packages/cli/README.md';
  const bin = join(options.cwd, 'command-line.cjs');
  writeFileSync(bin, COMMAND_LINE);
  const printed = await outputOf(node, [bin, ...readmeCommand(page)], options).catch(String);
  return {
    name: page,
    async run() {
      expectMatch(printed, /^eqx-at-\S+\n$/);
    },
  };
}
