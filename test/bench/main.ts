import { parseArgs } from 'node:util';
import { bundleSuite } from './bundle.bench.js';
import { callSuite } from './call.bench.js';
import { cliSuite } from './cli.bench.js';
import type { Figure, Suite } from './figure.js';
import { fleetSuite } from './fleet.bench.js';
import { generateSuite } from './generate.bench.js';
import { largeSuite } from './large.bench.js';
import { lifecycleSuite } from './lifecycle.bench.js';
import { currentLoad, thisMachine } from './machine.js';
import { migrationsSuite } from './migrations.bench.js';
import { mockSuite } from './mock.bench.js';
import { installPeers } from './peers.js';
import { repeatedSuite } from './repeated.bench.js';
import { writeResults } from './results.js';
import { signingSuite } from './signing.bench.js';
import { simulationSuite } from './simulation.bench.js';
import { siteSuite } from './site.bench.js';
import { printed } from './table.js';
import { toolSuite } from './tool.bench.js';

/** The suites in the order of the report; the id of each figure begins with its suite's name. */
const SUITES: Readonly<Record<string, Suite>> = {
  generate: generateSuite,
  tool: toolSuite,
  large: largeSuite,
  repeated: repeatedSuite,
  bundle: bundleSuite,
  call: callSuite,
  lifecycle: lifecycleSuite,
  cli: cliSuite,
  fleet: fleetSuite,
  simulation: simulationSuite,
  signing: signingSuite,
  mock: mockSuite,
  site: siteSuite,
  migrations: migrationsSuite,
};

const HELP = `Usage: npm run bench [-- SUITE... --quick]

Measures ours beside the peers, in the same run, and prints each figure with its target and whether it was met.
Without a name, all suites run: ${Object.keys(SUITES).join(', ')}.

  --quick   few runs, to see that all works; nothing is written
  --help    show this text

Writes test/bench/results.json, test/bench/RESULTS.md and the pictures in test/bench/pictures/. A suite that was left out keeps
its figures there.
`;

/** Runs the command and returns its exit code: 0 measured, 1 failed, 2 wrong usage. A missed target is no failure. */
async function main(argv: readonly string[]): Promise<number> {
  let args: ReturnType<typeof readArguments>;
  try {
    args = readArguments(argv);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${HELP}`);
    return 2;
  }
  const { quick = false, help } = args.values;
  if (help) {
    process.stdout.write(HELP);
    return 0;
  }
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  installPeers(say);
  const names = args.positionals.length > 0 ? args.positionals : Object.keys(SUITES);
  const machine = thisMachine();
  const figures: Figure[] = [];
  let failed = false;
  for (const name of names) {
    try {
      const suite = SUITES[name] as Suite;
      const load = currentLoad();
      if (load > machine.cpus) say(`${name}: the machine is busy (load ${load}): trust ratios, not times`);
      for (const figure of await suite({ quick, say: line => say(`${name}: ${line}`) })) {
        figures.push({ ...figure, load });
        process.stdout.write(`${printed(figure)}\n`);
      }
    } catch (error) {
      failed = true;
      say(`${name} failed: ${(error as Error).stack}`);
    }
  }
  const targets = figures.flatMap(figure => figure.targets);
  const met = targets.filter(target => target.met).length;
  process.stdout.write(`\n${met} of ${targets.length} targets met\n`);
  if (!quick && figures.length > 0) writeResults(machine, Object.keys(SUITES), figures);
  return failed ? 1 : 0;
}

function readArguments(argv: readonly string[]) {
  const args = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { quick: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  const unknown = args.positionals.find(name => !Object.hasOwn(SUITES, name));
  if (unknown !== undefined) throw new Error(`There is no suite "${unknown}".`);
  return args;
}

process.exitCode = await main(process.argv.slice(2));
