import { once } from 'node:events';
import { parseArgs } from 'node:util';
import {
  type Mock,
  type MockedRequest,
  type MockOperation,
  type ProviderUnderTest,
  startMock,
} from '@token-clients/testing';
import { loadProviders } from './providers.js';
import { table } from './table.js';

const HELP = `Usage: npm run mock [-- PROVIDER... --port N --json --help]

Serves mocks of the token APIs, made from their specs, until Ctrl+C. Without a provider, all of them.

  --port N   the first mock listens on port N, the next on N + 1, and so on; without it, on free ports
  --json     print one line of JSON, {"PROVIDER": "URL", ...}, for programs
  --help     print this text

The printed URL is the base URL for a client. Choose a response with a header, such as
  Prefer: code=400, example=wrongSecret
A request that the spec does not allow gets 4xx, and the header sl-violations says why.

Examples
  npm run mock
  npm run mock -- equinix-sts cobo-oauth --port 4010
  node test/dist/mock/main.js --json
`;

/** Something that the person at the shell can fix. */
class UsageError extends Error {}

async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments(args);
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const mocks = await startAll(await chosen(positionals), readPort(values.port));
  const urls = Object.fromEntries([...mocks].map(([name, { baseUrl }]) => [name, baseUrl]));
  process.stdout.write(values.json ? `${JSON.stringify(urls)}\n` : overview(mocks));
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await Promise.all([...mocks.values()].map(mock => mock.close()));
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { port: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message} See: npm run mock -- --help`);
  }
}

function readPort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new UsageError(`--port must be a number from 1 to 65535, not "${text}".`);
}

async function chosen(names: readonly string[]): Promise<Map<string, ProviderUnderTest>> {
  const known = await loadProviders();
  if (names.length === 0) return known;
  return new Map(
    names.map((name): [string, ProviderUnderTest] => {
      const provider = known.get(name);
      if (provider) return [name, provider];
      const list = [...known.keys()].join(', ');
      throw new UsageError(`There is no provider "${name}". The providers are: ${list}.`);
    }),
  );
}

async function startAll(
  providers: ReadonlyMap<string, ProviderUnderTest>,
  firstPort: number | undefined,
): Promise<Map<string, Mock>> {
  const mocks = new Map<string, Mock>();
  let port = firstPort;
  for (const [name, provider] of providers) {
    const onRequest = (request: MockedRequest) => process.stderr.write(logLine(name, request));
    try {
      mocks.set(name, await startMock(provider, { onRequest, port }));
    } catch (error) {
      await Promise.all([...mocks.values()].map(mock => mock.close()));
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
      throw new UsageError(`Port ${port} is taken or not allowed. Choose another with --port.`);
    }
    if (port !== undefined) port += 1;
  }
  return mocks;
}

/** Neither query nor body: they hold secrets, also in tests. */
function logLine(provider: string, { method, path, status, violations }: MockedRequest): string {
  const wrong = violations.length > 0 ? `, against the spec: ${violations.join('; ')}` : '';
  return `${provider}: ${method} ${path} ${status}${wrong}\n`;
}

function overview(mocks: ReadonlyMap<string, Mock>): string {
  const urls = [...mocks].map(([name, { baseUrl }]) => [name, baseUrl]);
  const responses = [...mocks].flatMap(([name, { operations }]) =>
    operations.flatMap(operation =>
      examplesOf(operation).map(([code, examples]) => [
        name,
        `${operation.method} ${operation.path}`,
        `code=${code}`,
        examples,
      ]),
    ),
  );
  return [
    table([['PROVIDER', 'BASE URL'], ...urls]),
    'Choose a response with a header: "Prefer: code=CODE, example=EXAMPLE". Without it, the first is sent.',
    table([['PROVIDER', 'OPERATION', 'CODE', 'EXAMPLES'], ...responses]),
    'Ctrl+C stops.\n',
  ].join('\n\n');
}

function examplesOf({ responses }: MockOperation): [string, string][] {
  return responses.map(({ status, examples }) => [status.replace(/XX$/i, '00'), examples.join(', ')]);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
