import { writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasRedis, startRedis } from '@token-clients/test-support/redis-servers';
import { transformSync } from 'esbuild';
import { published, root } from '../architecture/support/project.js';
import { application } from '../runtimes/application.js';
import type { Check } from '../runtimes/check.js';
import { outputOf } from '../runtimes/child.js';
import { expectEqual, expectMatch } from '../runtimes/program/expect.js';
import { runSteps, type Step } from '../runtimes/program/step.js';
import { startVendors } from '../runtimes/vendors.js';
import { programsIn } from '../snippets/programs.js';

/** The program of a README: what a reader copies first. */
export interface ReadmeProgram {
  readonly page: string;
  readonly code: string;
}

/** The first program of the project's README and of each package's that shows one. */
export function readmePrograms(): ReadmeProgram[] {
  const pages = ['README.md', ...published().map(({ place }) => posix.join(place, 'README.md'))];
  const programs = programsIn(root);
  return pages.flatMap(page => {
    const code = programs.find(({ file }) => file === page)?.code;
    return code === undefined ? [] : [{ page, code }];
  });
}

/** Ways to write them down, and the end of their files' names. */
const FORMS = {
  'as an ES module': { ending: 'mjs', write: javaScript },
  'by require()': { ending: 'cjs', write: commonJs },
};

/** What a program of {@link run-programs} printed. */
interface Result {
  readonly sent: readonly string[];
  readonly error?: string;
}

/** The programs of all READMEs, in JavaScript, with the packages as they were installed. */
export const readmeCheck: Check = {
  id: 'readme',
  title: 'Node.js, the programs of the READMEs',
  missing: () =>
    hasRedis() ? undefined : 'redis-server is not installed; on Debian: apt-get install redis-server',
  async run() {
    const { folder } = await application();
    return {
      version: process.versions.node,
      steps: await runSteps(await readmeSteps(folder, 'readme'), undefined),
    };
  },
};

/** A step for each program and form of it, in a folder that has the packages. They run at once, in two processes. */
export async function readmeSteps(folder: string, prefix: string): Promise<Step<undefined>[]> {
  const programs = readmePrograms();
  await using vendors = await startVendors();
  await using redis = await startRedis();
  const { baseUrl, cobo } = vendors.setting;
  const env = {
    ...process.env,
    EQUINIX_CLIENT_ID: 'fake-id',
    EQUINIX_CLIENT_SECRET: 'right-secret',
    EQUINIX_TOKEN_EXCHANGE_SUBJECT_TOKEN: 'fake-id-token',
    BENCHLING_CLIENT_ID: 'fake-id',
    BENCHLING_CLIENT_SECRET: 'sécret',
    COBO_APP_PRIVATE_KEY: cobo.privateKey,
    COBO_CLIENT_ID: 'fake-id',
    COBO_ORG_ID: 'fake-org',
    REDIS_URL: redis.url,
  };
  const run = async ([form, { ending, write }]: [string, (typeof FORMS)['by require()']]) => {
    const files = programs.map(({ code }, index) => {
      const file = join(folder, `${prefix}-${index}.${ending}`);
      writeFileSync(file, write(code));
      return file;
    });
    const runner = fileURLToPath(new URL('run-programs.js', import.meta.url));
    const options = { cwd: folder, env };
    const results = JSON.parse(
      await outputOf(process.execPath, [runner, baseUrl, ...files], options),
    ) as Result[];
    return programs.map((program, index) => stepOf(program, form, results[index]));
  };
  return (await Promise.all(Object.entries(FORMS).map(run))).flat();
}

function stepOf({ page, code }: ReadmeProgram, form: string, result: Result | undefined): Step<undefined> {
  return {
    name: `${page} ${form}`,
    async run() {
      expectEqual(result?.error, undefined);
      // Without a client of a vendor, a program has a server of its own.
      if (!/\btokenSource\(|\bnew \w+Api\(/.test(code)) return;
      const [first = '', ...others] = result?.sent ?? [];
      expectMatch(first, /^\S+ \S+ 200( with a token)?$/);
      if (others.length > 0) expectMatch(others.join(), / with a token$/);
    },
  };
}

function javaScript(code: string): string {
  return transformSync(code, { loader: 'ts', format: 'esm', target: 'node20' }).code;
}

/** The same program of CommonJS: each import a `require()`, and what it awaits inside of a function. */
function commonJs(code: string): string {
  const body = javaScript(code)
    .replace(/^import \{([^}]*)\} from (.*);$/gm, (_, names: string, from: string) => {
      return `const {${names.replace(/ as /g, ': ')}} = require(${from});`;
    })
    .replace(/^export \{([^}]*)\};$/gm, 'return {$1};');
  return `module.exports = (async () => {\n${body}\n})();\n`;
}
