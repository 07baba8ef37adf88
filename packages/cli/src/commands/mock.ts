import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { configurationError, usageError } from '../cli-error.js';
import type { Command, Context } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { environmentSpelling } from '../names.js';
import type { ProviderRegistry } from '../providers/registry.js';
import { INSTALL_PRISM, startMock } from './mock-server.js';

export const mockCommand: Command = {
  path: ['mock'],
  summary: 'Start a mock server of a provider, for work without its service',
  description: `Answers with the examples of the spec. Needs Prism, which is not installed with this program: ${INSTALL_PRISM}. Ends with Ctrl+C.`,
  operands: '[provider]',
  maxWords: 1,
  flags: [
    { name: 'port', value: 'number', help: 'port on this machine (default: any free one)' },
    { name: 'spec', value: 'file', help: "an OpenAPI file, in place of the provider's own" },
  ],
  examples: [
    { does: 'Start it', line: 'token-clients mock PROVIDER --port 4010' },
    {
      does: 'In another shell',
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
  const specs = specsOf(context.providers, args.words[0], args.text('spec'));
  if (specs.length > 1 && port !== 0)
    throw usageError('Several providers can not have one port: name one, or leave out --port.');
  const servers = [];
  for (const { name, path } of specs) {
    const server = await startMock(path, port);
    servers.push(server);
    io.stdout.write(`${environmentSpelling(name)}_BASE_URL=${server.url}\n`);
  }
  io.stderr.write('Mock servers are running. Ctrl+C ends them.\n');
  await new Promise<void>(resolve => io.signal.addEventListener('abort', () => resolve(), { once: true }));
  await Promise.all(servers.map(server => server.close()));
  return EXIT.ok;
}

function specsOf(
  providers: ProviderRegistry,
  word: string | undefined,
  spec: string | undefined,
): { name: string; path: string }[] {
  if (spec !== undefined) return [{ name: word ?? 'mock', path: spec }];
  const name = word === undefined ? undefined : providers.nameOf(word);
  if (word !== undefined && name === undefined)
    throw usageError(`There is no provider ${word}. Providers: ${providers.names.join(', ')}.`);
  return (name === undefined ? providers.names : [name]).map(provider => ({
    name: provider,
    path: specPath(provider),
  }));
}

/** The build puts the specs beside the program. */
function specPath(provider: string): string {
  for (const folder of ['specs', '../specs']) {
    const path = fileURLToPath(new URL(`${folder}/${provider}.yaml`, import.meta.url));
    if (existsSync(path)) return path;
  }
  throw configurationError(`The spec of ${provider} is not installed here. Name one with --spec.`);
}
