import { linkPackage } from './package-link.js';
import { afterJoining, runSteps, type StepOptions } from './project-steps.js';

/**
 * Makes the project whole after a provider has joined or got another spec: links the package as `npm install` would, builds,
 * writes the pages that name every provider, and tests it. Whoever calls it undoes all of it if it fails.
 *
 * @throws {GenerateError} `generator_failed`, `interrupted`
 */
export function finishProvider(name: string, options: StepOptions): Promise<void> {
  linkPackage(options.root, name);
  return runSteps(afterJoining(name), { ...options, advice });
}

/** What to do when a step fails. By then everything is as it was before. */
function advice(command: string): string {
  return `To look into it, add --files-only to the command, which keeps the files, then run: npm run build && ${command}`;
}
