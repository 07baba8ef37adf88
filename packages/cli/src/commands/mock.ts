import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MockedRequest } from '@token-clients/testing/mock';
import { configurationError, usageError } from '../cli-error.js';
import type { Command, Context } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { environmentSpelling } from '../names.js';
import { type ProviderRegistry, unknownProvider } from '../providers/registry.js';
import { INSTALL_PRISM, startMock } from './mock-server.js';

export const mockCommand: Command = {
  path: ['mock'],
  summary: 'Start a mock server for a provider',
  description: `The server responds with the examples in the spec. It needs Prism, which is not installed with this program; to install it, run: ${INSTALL_PRISM}. Ctrl+C stops the server.`,
  operands: '[provider]',
  maxWords: 1,
  flags: [
    { name: 'port', value: 'number', help: 'port on this machine (default: any free port)' },
    { name: 'spec', value: 'file', help: "an OpenAPI file to use instead of the provider's own" },
  ],
  examples: [
    { does: 'Start the server', line: 'token-clients mock PROVIDER --port 4010' },
    {
      does: 'Use it in another shell',
      line: 'PROVIDER_VARIABLE_BASE_URL=http://127.0.0.1:4010 token-clients token get PROVIDER --no-cache',
    },
  ],
  run: mock,
};

async function mock(context: Context): Promise<number> {
  const { args, io } = context;
  const port = Number(args.text('port') ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw usageError('--port must be a number from 0 to 65535.');
  const file = args.text('spec');
  const specs =
    file === undefined
      ? await specsOf(context.providers, args.words[0])
      : [{ name: args.words[0] ?? 'mock', spec: resolve(io.directory, file) }];
  if (specs.length > 1 && port !== 0)
    throw usageError('Several providers cannot share one port. Name one provider, or leave out --port.');
  const servers = [];
  for (const { name, spec } of specs) {
    const server = await startMock(spec, port, request => {
      if (request.violations.length > 0) io.stderr.write(complaint(name, request));
    });
    servers.push(server);
    io.stdout.write(`${environmentSpelling(name)}_BASE_URL=${server.baseUrl}\n`);
  }
  io.stderr.write('Mock servers are running. Ctrl+C stops them.\n');
  await new Promise<void>(resolve => io.signal.addEventListener('abort', () => resolve(), { once: true }));
  await Promise.all(servers.map(server => server.close()));
  return EXIT.ok;
}

/** Says what a request does against the spec. Neither query nor body: they hold secrets, also in tests. */
function complaint(provider: string, { method, path, status, violations }: MockedRequest): string {
  return `${provider}: ${method} ${path} ${status}, against the spec: ${violations.join('; ')}\n`;
}

/** Returns the specs of a provider, or of all providers. */
async function specsOf(
  providers: ProviderRegistry,
  word: string | undefined,
): Promise<{ name: string; spec: string | object }[]> {
  const name = word === undefined ? undefined : providers.nameOf(word);
  if (name === undefined && providers.failure) throw providers.failure;
  if (word !== undefined && name === undefined) throw unknownProvider(word, providers);
  const entries = providers.entries.filter(entry => name === undefined || entry.name === name);
  return Promise.all(
    entries.map(async ({ name, document }) => ({ name, spec: (await document?.()) ?? specPath(name) })),
  );
}

/** Returns the path of a spec. The build copies the specs next to the program. */
function specPath(provider: string): string {
  const files = ['yaml', 'yml', 'json'].map(ending => `${provider}.${ending}`);
  for (const file of ['specs', '../specs'].flatMap(folder => files.map(name => `${folder}/${name}`))) {
    const path = fileURLToPath(new URL(file, import.meta.url));
    if (existsSync(path)) return path;
  }
  throw configurationError(`The spec of ${provider} is not installed here. Name one with --spec.`);
}
