import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const HELP = `Usage: npm run fuzz [-- --minutes N --seed N --suites]

Changes specs at random and tries what the generator makes of them, for some minutes (10). Each seed makes the same specs.
With --suites, the packages also go through the contract suite and the programs of their documents.
`;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string' },
    seed: { type: 'string' },
    suites: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
});
if (values.help) process.stdout.write(HELP);
else {
  const { minutes = '10', seed = String(Date.now() % 1_000_000), suites = false } = values;
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', 'generator/test/fuzz'],
    {
      stdio: 'inherit',
      env: { ...process.env, FUZZ_MINUTES: minutes, FUZZ_SEED: seed, FUZZ_SUITES: String(suites) },
    },
  );
  process.exitCode = status ?? 1;
}
