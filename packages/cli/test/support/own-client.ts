import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type PlannedResponse, type RunningServer, startServer } from '@token-clients/testing/servers';
import { build } from 'esbuild';
import { PROJECT, smallSpec } from '../../../../generator/test/support/project.js';

// Not synchronous: tests beside these have time limits.
const run = promisify(execFile);

/** A package that the generator made from a spec that is none of this project, with what is installed beside it. */
export interface OwnClient extends Disposable {
  /** Its TypeScript. */
  readonly source: string;
  /** Copies the package, as it is built, with a packed runtime of its own in its node_modules. */
  installAt(folder: string): void;
}

/** The spec of a vendor whose servers have a variable, with an operation that needs a token. */
function acorn(): string {
  const spec = smallSpec(spec => {
    spec.info.title = 'Acorn Token';
    spec.servers = [
      {
        url: 'https://{region}.acorn.example/v1',
        description: 'Production',
        variables: { region: { default: 'eu', enum: ['eu', 'us'], description: 'Where the data is.' } },
      },
    ];
    spec.tags.push({ name: 'Nuts', description: 'What an oak has.' });
    spec.components.securitySchemes = { bearer: { type: 'http', scheme: 'bearer' } };
    spec.components.schemas.Nuts = {
      type: 'object',
      description: 'All nuts.',
      required: ['count'],
      properties: { count: { type: 'integer', description: 'How many there are.' } },
    };
    spec.paths['/nuts'] = {
      get: {
        operationId: 'listNuts',
        tags: ['Nuts'],
        summary: 'List nuts',
        description: 'Lists all nuts.',
        security: [{ bearer: [] }],
        responses: {
          200: {
            description: 'The nuts.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Nuts' },
                examples: { few: { summary: 'Few', value: { count: 3 } } },
              },
            },
          },
        },
      },
    };
    spec['x-token'].credentials.clientId.env = ['ACORN_ID'];
    spec['x-token'].credentials.clientSecret.env = ['ACORN_SECRET'];
  });
  return JSON.stringify(spec);
}

/** Makes the client with the generator's command, as in a repository of anybody. */
export async function ownClient(): Promise<OwnClient> {
  const root = mkdtempSync(join(tmpdir(), 'token-clients-acorn-'));
  const made = join(root, 'clients/acorn');
  const source = join(made, 'src/generated');
  const modules = join(root, 'node_modules');
  await Promise.all([generate(root, made, source), putRuntime(modules)]);
  return {
    source,
    installAt(folder) {
      for (const name of ['package.json', 'dist'])
        cpSync(join(made, name), join(folder, name), { recursive: true });
      symlinkSync(modules, join(folder, 'node_modules'));
    },
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
}

async function generate(root: string, made: string, source: string): Promise<void> {
  writeFileSync(join(root, 'acorn.json'), acorn());
  const generator = join(PROJECT, 'generator/bin/token-clients-generator.js');
  await run(process.execPath, [generator, '--spec', 'acorn.json', '--out', made, '--package'], { cwd: root });
  const outdir = join(made, 'dist/generated');
  await build({ entryPoints: [join(source, '*.ts')], outdir, format: 'esm', logLevel: 'error' });
}

/** Packs the runtime and unpacks it as an installation does, with the packages that it needs. */
async function putRuntime(modules: string): Promise<void> {
  const runtime = join(modules, '@token-clients/runtime');
  mkdirSync(runtime, { recursive: true });
  const pack = ['pack', '--silent', '--ignore-scripts', '--pack-destination', modules];
  await run('npm', pack, { cwd: join(PROJECT, 'packages/runtime') });
  const [archive = ''] = readdirSync(modules).filter(name => name.endsWith('.tgz'));
  await run('tar', ['-xzf', join(modules, archive), '-C', runtime, '--strip-components=1']);
  for (const name of ['openapi-fetch', 'openapi-typescript-helpers'])
    cpSync(join(PROJECT, 'node_modules', name), join(modules, name), { recursive: true });
}

/** Starts the vendor of that client on this machine. */
export function startAcorn(): Promise<RunningServer> {
  const responses: Record<string, PlannedResponse> = {
    '/oauth/token': {
      status: 200,
      body: { access_token: 'acorn-token', token_type: 'Bearer', expires_in: 900 },
    },
    '/nuts': { status: 200, body: { count: 3 } },
  };
  return startServer(({ path }) => responses[path] ?? { status: 404 });
}
