import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasRedis } from '@token-clients/test-support/redis-servers';
import { newFolder } from '../runtimes/application.js';
import type { Check } from '../runtimes/check.js';
import { outputOf } from '../runtimes/child.js';
import { runSteps } from '../runtimes/program/step.js';
import { INSTALL, toolFile, toolVersion } from '../runtimes/tools.js';
import { installedNames, registry } from './install.js';
import { readmeSteps } from './readme-check.js';
import { verdaccio } from './registry.js';

/** A package manager that lets a package import nothing but what its manifest names. */
interface Strict {
  readonly id: string;
  readonly title: string;
  readonly file: () => string | undefined;
  readonly version: () => string;
  /** Files that the application needs before. */
  readonly files: (url: string) => Readonly<Record<string, string>>;
  readonly add: readonly string[];
  /** Whether `require()` gets ES modules; Yarn's loader reads none out of an archive. */
  readonly loadsByRequire: boolean;
  /** How Node finds modules in a folder, if not in `node_modules`. */
  readonly nodeOptions?: (folder: string) => string;
}

const MANAGERS: readonly Strict[] = [
  {
    id: 'pnpm',
    title: 'pnpm, the programs of the READMEs',
    file: () => toolFile('pnpm', 'bin', 'pnpm.cjs'),
    version: () => toolVersion('pnpm'),
    files: () => ({}),
    add: ['add', '--store-dir', 'store'],
    loadsByRequire: true,
  },
  {
    id: 'yarn',
    title: "Yarn Plug'n'Play, the same, ES modules",
    file: () => toolFile('@yarnpkg/cli-dist', 'bin', 'yarn.js'),
    version: () => toolVersion('@yarnpkg/cli-dist'),
    files: url => ({
      'yarn.lock': '',
      '.yarnrc.yml': [
        `npmRegistryServer: ${url.replace(/\/$/, '')}`,
        'unsafeHttpWhitelist: [127.0.0.1]',
        'globalFolder: global',
        'npmMinimalAgeGate: 0',
        'enableTelemetry: false',
        '',
      ].join('\n'),
    }),
    add: ['add'],
    loadsByRequire: false,
    nodeOptions: folder =>
      `--require ${join(folder, '.pnp.cjs')} --experimental-loader file://${join(folder, '.pnp.loader.mjs')} --no-warnings`,
  },
];

/** The programs of the READMEs, installed by the package managers that are strict. */
export const packageManagerChecks: readonly Check[] = MANAGERS.map(manager => ({
  id: manager.id,
  title: manager.title,
  missing: () =>
    manager.file() === undefined || verdaccio() === undefined
      ? `not installed; run: ${INSTALL}`
      : hasRedis()
        ? undefined
        : 'redis-server is not installed; on Debian: apt-get install redis-server',
  async run() {
    const { url, env } = await registry();
    const folder = newFolder();
    const files = { 'package.json': '{ "name": "application", "private": true }', ...manager.files(url) };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const command = [manager.file() ?? '', ...manager.add, ...installedNames()];
    await outputOf(process.execPath, command, { cwd: folder, env });
    const nodeOptions = manager.nodeOptions?.(folder);
    const more = nodeOptions === undefined ? {} : { NODE_OPTIONS: nodeOptions };
    const all = await readmeSteps(folder, process.execPath, 'home', more);
    const steps = all.filter(({ name }) => manager.loadsByRequire || !name.endsWith('by require()'));
    return { version: manager.version(), steps: await runSteps(steps, undefined) };
  },
}));
