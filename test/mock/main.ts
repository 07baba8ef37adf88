import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { mockDocuments } from '@token-clients/generator/mock-specs';
import type { Mock, SpecOperation } from './prism.js';
import { projectRoot } from './project-root.js';
import type { RecordedRequest } from './recorder.js';
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
  const urls = Object.fromEntries([...mocks].map(([name, { url }]) => [name, url]));
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

async function chosen(names: readonly string[]): Promise<Map<string, object>> {
  const known = await mockDocuments(projectRoot());
  const pairs = (names.length > 0 ? names : [...known.keys()]).map((name): [string, object] => {
    const document = known.get(name);
    if (document) return [name, document];
    const list = [...known.keys()].join(', ');
    throw new UsageError(`There is no provider "${name}". The providers are: ${list}.`);
  });
  return new Map(pairs);
}

async function startAll(
  documents: ReadonlyMap<string, object>,
  firstPort: number | undefined,
): Promise<Map<string, Mock>> {
  // Prism takes its time to load: not before it's needed.
  const { startMock } = await import('./prism.js');
  const mocks = new Map<string, Mock>();
  let port = firstPort;
  for (const [name, made] of documents) {
    const onResponse = (request: RecordedRequest) => process.stderr.write(logLine(name, request));
    try {
      mocks.set(name, await startMock({ made, onResponse, ...(port !== undefined && { port }) }));
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
function logLine(provider: string, { method, path, status, violations }: RecordedRequest): string {
  return `${provider}: ${method} ${path} ${status}${violations && `, against the spec: ${violations}`}\n`;
}

function overview(mocks: ReadonlyMap<string, Mock>): string {
  const urls = [...mocks].map(([name, { url }]) => [name, url]);
  const responses = [...mocks].flatMap(([name, { operations }]) =>
    operations.flatMap(operation =>
      examplesOf(operation).map(([code, examples]) => [
        name,
        `${operation.method.toUpperCase()} ${operation.path}`,
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

function examplesOf({ responses }: SpecOperation): [string, string][] {
  return responses.map(({ code, contents = [] }) => [
    code.replace(/XX$/i, '00'),
    contents.flatMap(({ examples = [] }) => examples.map(({ key }) => key)).join(', '),
  ]);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
