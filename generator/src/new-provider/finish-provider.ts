import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { withProjectLock } from '../files/project-lock.js';
import { snapshot } from '../files/snapshot.js';
import { writing } from '../process/interruption.js';
import { afterJoining, runSteps, STEPS_WRITE, type StepOptions } from './project-steps.js';
import { planRemoval, removeProvider } from './remove-provider.js';

/**
 * Makes the project whole after a provider has joined: links the package as `npm install` would, builds, writes the pages that
 * name every provider, and tests the new one. If any of it fails, the provider is taken out again.
 *
 * @throws {GenerateError} `generator_failed`, `interrupted`, with the project as it was before the provider joined
 */
export function finishProvider(name: string, options: StepOptions): Promise<void> {
  // A signal ends the programs that run, and then all is undone: that is not to be cut short where the machine is busy.
  return withProjectLock(options.root, options, () => writing(() => finish(name, options)));
}

async function finish(name: string, options: StepOptions): Promise<void> {
  const { root } = options;
  const restore = snapshot(root, STEPS_WRITE);
  try {
    linkPackage(root, name);
    await runSteps(afterJoining(name), { ...options, advice });
  } catch (error) {
    await removeProvider(root, planRemoval(root, name));
    restore();
    throw error;
  }
}

/** What to do when a step fails. By then everything is as it was before. */
export function advice(command: string): string {
  return `To look into it, add --files-only to the command, which keeps the files, then run: npm run build && ${command}`;
}

/** Links a new package of the project as `npm install` does, without asking a registry. */
function linkPackage(root: string, name: string): void {
  const link = path.join(root, 'node_modules/@token-clients', name);
  mkdirSync(path.dirname(link), { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(path.join('../../packages', name), link, 'junction');
}
