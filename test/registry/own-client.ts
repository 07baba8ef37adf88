import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../architecture/support/project.js';
import type { Check } from '../runtimes/check.js';
import { outputOf } from '../runtimes/child.js';
import { expectMatch } from '../runtimes/program/expect.js';
import { runSteps } from '../runtimes/program/step.js';
import { INSTALL, toolFile } from '../runtimes/tools.js';
import { startVendors } from '../runtimes/vendors.js';
import { commandsOf, countStep, emptyFolder, lineStep } from './commands.js';
import { registry } from './install.js';
import { verdaccio } from './registry.js';
import { startShell } from './shell.js';

/** A program with the client that the second command makes. */
const PROGRAM = `
import { tokenSource } from '@token-clients/auth-hooks';
import { equinixAccessToken } from './src/clients/vendor/index.js';

const grant = equinixAccessToken({ clientId: 'fake-id', clientSecret: 'right-secret', baseUrl: process.argv[2] });
console.log((await tokenSource(grant).get()).value);
`;

/** A client from a vendor's spec in an empty folder, by the commands of the README: the second without network and Java. */
export const ownClientCheck: Check = {
  id: 'own-client',
  title: 'npm, empty folder to a client',
  missing: () =>
    verdaccio() === undefined || toolFile('typescript-7.0') === undefined
      ? `not installed; run: ${INSTALL}`
      : undefined,
  async run() {
    const { env: own, npmVersion, install } = await registry();
    const { folder, env } = emptyFolder(own);
    cpSync(join(root, 'specs/equinix-access-token.yaml'), join(folder, 'vendor.yaml'));
    const commands = commandsOf('@token-clients/generator');
    await using online = startShell(folder, env);
    await using offline = startShell(folder, { ...env, ...ISOLATED, PATH: programsOf(folder) }, isolation());
    const steps = [
      countStep(commands, 2),
      lineStep(online, commands[0] ?? ''),
      lineStep(offline, commands[1] ?? ''),
      {
        name: 'the client compiles and gets a token',
        async run() {
          await install(folder, ['@token-clients/runtime', '@token-clients/auth-hooks']);
          writeFileSync(join(folder, 'program.ts'), PROGRAM);
          await compile(folder);
          await using vendors = await startVendors();
          const [entryPoints, outfile] = [[join(folder, 'program.ts')], join(folder, 'program.mjs')];
          await build({
            entryPoints,
            outfile,
            bundle: true,
            format: 'esm',
            platform: 'node',
            packages: 'external',
          });
          const token = await outputOf(process.execPath, [outfile, vendors.setting.baseUrl], { cwd: folder });
          expectMatch(token, /^eqx-at-/);
        },
      },
    ];
    return { version: npmVersion, steps: await runSteps(steps, undefined) };
  },
};

async function compile(folder: string): Promise<void> {
  const compilerOptions = {
    target: 'es2022',
    module: 'nodenext',
    lib: ['es2022', 'dom'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noEmit: true,
  };
  // A program of Node without its types.
  const declarations = 'declare const process: { readonly argv: string[] };\n';
  writeFileSync(join(folder, 'process.d.ts'), declarations);
  const files = ['process.d.ts', 'program.ts'];
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  await outputOf(process.execPath, [toolFile('typescript-7.0', 'bin', 'tsc') ?? '', '-p', folder]);
}

/** On systems without network namespaces, requests to a registry go to a port where nothing listens. */
const NOWHERE = 'http://127.0.0.1:9/';
const ISOLATED = { npm_config_registry: NOWHERE, HTTPS_PROXY: NOWHERE, HTTP_PROXY: NOWHERE };

/** What starts a program without any network, on systems that have it. */
function isolation(): string[] {
  const command = ['unshare', '--map-root-user', '--net'];
  return spawnSync('unshare', [...command.slice(1), 'true']).status === 0 ? command : [];
}

/** A path on which there is Node and a shell, and no Java. */
function programsOf(folder: string): string {
  const own = process.env.PATH ?? '';
  if (process.platform === 'win32') return own;
  const programs = join(folder, '..', 'programs');
  mkdirSync(programs);
  for (const name of ['node', 'npm', 'npx', 'sh', 'unshare']) {
    const file = own
      .split(delimiter)
      .map(place => join(place, name))
      .find(existsSync);
    if (file !== undefined) symlinkSync(file, join(programs, name));
  }
  return programs;
}
