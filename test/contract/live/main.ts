import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigurationError } from '@token-clients/runtime';
import { checkLive, liveCredentials } from '@token-clients/testing/contract';
import { projectRoot } from '../../mock/project-root.js';
import { loadProviders, type Provider } from '../provider.js';
import { liveReportText } from './report.js';

const HELP = `Usage: npm run contract [-- --live PROVIDER]

Without options, holds every package to its spec, against mocks on this machine.
With --live, sends token requests of PROVIDER's contract to a real endpoint, and its reads. Compares requests and responses with
the spec, and prints where the vendor departs from it. Credentials come from the environment; without them it names the
variables.

  --live PROVIDER      the provider to call
  --base-url URL       another endpoint than the first server of the spec
  --with-refresh       also refresh the new token. It may take the refresh token away from an application that holds
                       it
  --with-wrong-secret  also send one request with a wrong secret, after a success with the right one. It counts
                       towards a lock of the account
  --dry-run            send nothing, and print what would be sent
  --json               print the report as JSON, for programs
  --help               print this text

Nothing is sent after an error response. Exit code: 0 as in the spec, 1 departs from it, 2 wrong use, 3 no token.

Examples
  npm run contract
  npm run contract -- --live equinix-access-token
  npm run contract -- --live benchling-auth --base-url https://my-tenant.benchling.com/api/v2
`;

/** A mistake in the arguments. The message says how to fix it. */
class UsageError extends Error {}

/** Where the program reads and writes. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  out(text: string): void;
  problem(text: string): void;
}

/** Runs the program and returns its exit code. */
export async function main(args: readonly string[], surroundings: Surroundings): Promise<number> {
  try {
    return await run(args, surroundings);
  } catch (error) {
    if (error instanceof ConfigurationError) {
      const isUrl = /^(baseUrl|serverVariables)\b/.test(error.option ?? '');
      const advice = isUrl ? ' The whole base URL can be given with --base-url.' : '';
      surroundings.problem(`${error.message}${advice}\n`);
    } else if (error instanceof UsageError) surroundings.problem(`${error.message}\n`);
    else throw error;
    return 2;
  }
}

async function run(args: readonly string[], { environment, out }: Surroundings): Promise<number> {
  const { values } = readArguments(args);
  if (values.help) {
    out(HELP);
    return 0;
  }
  if (values.live === undefined) return runSuite();
  const { underTest } = await providerCalled(values.live);
  const credentials = liveCredentials(underTest, environment);
  const report = await checkLive(underTest, {
    ...credentials,
    baseUrl: values['base-url'],
    withTokenRequest: true,
    withRefresh: values['with-refresh'],
    withWrongSecret: values['with-wrong-secret'],
    dryRun: values['dry-run'],
  });
  out(values.json ? `${JSON.stringify(report, undefined, 2)}\n` : liveReportText(report));
  return report.exitCode;
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        live: { type: 'string' },
        'base-url': { type: 'string' },
        'with-refresh': { type: 'boolean' },
        'with-wrong-secret': { type: 'boolean' },
        'dry-run': { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message} See: npm run contract -- --help`);
  }
}

function runSuite(): number {
  const root = projectRoot();
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  return (
    spawnSync(process.execPath, [vitest, 'run', 'test/contract'], { cwd: root, stdio: 'inherit' }).status ?? 1
  );
}

async function providerCalled(name: string): Promise<Provider> {
  const providers = await loadProviders(projectRoot());
  const found = providers.find(provider => provider.name === name);
  if (found) return found;
  const known = providers.map(provider => provider.name).join(', ');
  throw new UsageError(`There is no provider "${name}". The providers are: ${known}.`);
}
