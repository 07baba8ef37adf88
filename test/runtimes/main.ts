import { parseArgs } from 'node:util';
import { installFromRegistry, stopRegistry } from '../registry/install.js';
import { removeApplications } from './application.js';
import type { Check, Outcome } from './check.js';
import { checks } from './checks.js';
import { writeResults } from './results.js';
import { runAll } from './run-all.js';
import { line, summary } from './table.js';

const HELP = `Usage: npm run runtimes [-- NAME... --require-all --json --write]

Publishes the packages to a registry on this machine, installs them from it by name, and runs them in every runtime and
with every tool that is installed. Other people's packages come from the registry that npm uses.
Without a name, all are run: ${checks.map(({ id }) => id).join(', ')}.

  --require-all  fail when one of them is not installed
  --json         print the outcome as JSON on stdout; the table goes to stderr
  --write        write test/runtimes/results.json and the tables of the READMEs; what is not named keeps its result
  --help         show this text

They are installed by: npm ci --ignore-scripts --prefix test/runtimes. Chromium is the machine's own.
Exit code: 0 all steps passed, 1 one failed or was not run as required, 2 wrong usage.
`;

async function main(argv: readonly string[]): Promise<number> {
  let args: ReturnType<typeof readArguments>;
  try {
    args = readArguments(argv);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${HELP}`);
    return 2;
  }
  if (args.values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const say = (text: string) => void (args.values.json ? process.stderr : process.stdout).write(`${text}\n`);
  let outcomes: Outcome[];
  installFromRegistry();
  try {
    outcomes = await runAll(args.chosen, outcome => say(line(outcome)));
  } finally {
    removeApplications();
    await stopRegistry();
  }
  say(summary(outcomes));
  if (args.values.json) process.stdout.write(`${JSON.stringify(outcomes, null, 2)}\n`);
  const missing = outcomes.some(outcome => 'missing' in outcome);
  if (args.values.write) writeResults(outcomes, checks);
  const failed = outcomes.some(outcome => 'steps' in outcome && outcome.steps.some(({ passed }) => !passed));
  return failed || (missing && args.values['require-all']) ? 1 : 0;
}

function readArguments(argv: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      'require-all': { type: 'boolean' },
      json: { type: 'boolean' },
      write: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const unknown = positionals.find(name => !checks.some(({ id }) => id === name));
  if (unknown !== undefined) throw new Error(`There is no check "${unknown}".`);
  const chosen: readonly Check[] =
    positionals.length > 0 ? checks.filter(({ id }) => positionals.includes(id)) : checks;
  return { values, chosen };
}

// A check's processes and folders are removed by this process, so it has to end in its own way.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    removeApplications();
    process.exit(1);
  });
}

process.exitCode = await main(process.argv.slice(2));
