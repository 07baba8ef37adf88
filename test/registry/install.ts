import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Manifest, published, read } from '../architecture/support/project.js';
import { application, installBy } from '../runtimes/application.js';
import type { Check } from '../runtimes/check.js';
import { expectEqual } from '../runtimes/program/expect.js';
import { runSteps } from '../runtimes/program/step.js';
import { INSTALL } from '../runtimes/tools.js';
import { type Registry, startRegistry, verdaccio } from './registry.js';

let started: Promise<Registry> | undefined;

/** The registry of this run. It starts when it is first asked for. */
export function registry(): Promise<Registry> {
  started ??= startRegistry();
  return started;
}

/** Stops the registry, if it was started. */
export async function stopRegistry(): Promise<void> {
  const running = started;
  started = undefined;
  // Whoever asked for it has seen why it did not start.
  await (await running?.catch(() => undefined))?.[Symbol.asyncDispose]();
}

/** What every application gets by `npm install`: our packages, and the two of others that programs of the READMEs use beside them. */
export function installedNames(): string[] {
  const { devDependencies } = JSON.parse(read('package.json')) as Manifest;
  const { dependencies } = JSON.parse(read('packages/runtime/package.json')) as Manifest;
  const others = [
    `redis@${devDependencies?.redis}`,
    // The packages hold the part of it that they need; an application that imports it installs it.
    `openapi-fetch@${dependencies?.['openapi-fetch']}`,
  ];
  return [...published().map(({ manifest }) => manifest.name), ...others];
}

/** From now on applications get the packages from the registry, where Verdaccio is installed. */
export function installFromRegistry(): void {
  if (verdaccio() !== undefined)
    installBy(async folder => (await registry()).install(folder, installedNames()));
}

/** All packages, published to a registry on this machine and installed from it by their names. */
export const installCheck: Check = {
  id: 'install',
  title: 'npm, install by name',
  missing: () => (verdaccio() === undefined ? `not installed; run: ${INSTALL}` : undefined),
  async run() {
    const { notes, npmVersion } = await registry();
    const { folder } = await application();
    const steps = await runSteps(
      [
        {
          name: 'npm publish takes every package as it is',
          async run() {
            expectEqual(notes.match(/^npm warn.*/gm) ?? [], []);
          },
        },
        {
          name: 'npm install finds every package, in the version that was published',
          async run() {
            for (const { manifest } of published()) {
              const place = join(folder, 'node_modules', manifest.name);
              expectEqual(existsSync(place) && !lstatSync(place).isSymbolicLink(), true);
              const { version } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as {
                version: string;
              };
              expectEqual(version, manifest.version);
            }
          },
        },
      ],
      undefined,
    );
    return { version: npmVersion, steps };
  },
};
