import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigurationError } from '@token-clients/runtime';
import { projectRoot } from '../../mock/project-root.js';
import { table } from '../../mock/table.js';
import { loadProviders, type Provider } from '../provider.js';
import { type MissingVariable, readCredentials } from './credentials.js';
import { reportText } from './report.js';
import { UsageError } from './usage-error.js';

const HELP = `Usage: npm run contract [-- --live PROVIDER]

Without options, holds every package to its spec, against mocks on this machine.
With --live, sends the requests of PROVIDER's contract to a real endpoint, compares requests and responses with the spec,
and prints where the vendor departs from it. Credentials come from the environment; without them it names the variables.

  --live PROVIDER      the provider to call
  --base-url URL       another endpoint than the first server of the spec
  --with-refresh       also refresh the new token. It may take the refresh token away from an application that holds
                       it
  --with-wrong-secret  also send one request with a wrong secret, after a success with the right one. It counts
                       towards a lock of the account
  --help               print this text

Nothing is sent after an error response. Exit code: 0 as in the spec, 1 departs from it, 2 wrong use, 3 no token.

Examples
  npm run contract
  npm run contract -- --live equinix-access-token
  npm run contract -- --live benchling-auth --base-url https://my-tenant.benchling.com/api/v2
`;

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
      surroundings.problem(`${error.message} The whole base URL can be given with --base-url.\n`);
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
  const provider = await providerCalled(values.live);
  const credentials = readCredentials(provider.descriptor, environment);
  if ('missing' in credentials) throw new UsageError(missingText(provider.name, credentials.missing));
  // Prism loads slowly, so it is loaded only when it is needed.
  const { runLive } = await import('./run.js');
  const report = await runLive(provider, credentials, {
    baseUrl: values['base-url'],
    withRefresh: values['with-refresh'] ?? false,
    withWrongSecret: values['with-wrong-secret'] ?? false,
  });
  out(reportText(provider, report));
  if (report.calls.some(({ departures }) => departures.length > 0)) return 1;
  return report.calls.length === 0 || report.calls.some(({ failure }) => failure !== undefined) ? 3 : 0;
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

function missingText(provider: string, missing: readonly MissingVariable[]): string {
  const rows = missing.map(({ names: [first = '', ...others], description }) => [
    `  ${first}`,
    others.length > 0 ? `${description} (or ${others.join(', ')})` : description,
  ]);
  return `${provider} needs credentials. Set in the environment:\n${table(rows)}`;
}
