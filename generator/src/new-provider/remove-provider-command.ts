import { createInterface } from 'node:readline/promises';
import { GenerateError, interrupted, plainLine } from '../errors.js';
import { repairProject, withProjectLock } from '../files/project-lock.js';
import { EXIT_HELP } from '../process/exit-codes.js';
import { interruption, writing } from '../process/interruption.js';
import { withProgress } from '../process/progress.js';
import { onlyName, withArguments } from '../process/with-arguments.js';
import { workspaceAt } from '../project/workspace.js';
import { projectRoot } from '../project-root.js';
import { afterLeaving, runSteps, STEPS_WRITE } from './project-steps.js';
import { planRemoval, type Removal, removeProvider } from './remove-provider.js';

const HELP = `Usage: npm run remove-provider -- NAME

Removes a provider: its spec and overlays, packages/NAME with all that is in it, and its line in every list. It asks first.
Then builds the project and writes the pages that name every provider. On any failure nothing is removed.

  --yes   do not ask
  --help  show this text

${EXIT_HELP}`;

/** Runs the command and returns its exit code, which the help explains. */
export function removeProviderCommand(argv: readonly string[]): Promise<number> {
  return withArguments(
    argv,
    { yes: { type: 'boolean' } },
    () => HELP,
    ({ values, positionals }) => remove(onlyName(positionals), values.yes ?? false),
  );
}

function remove(name: string, isSure: boolean): Promise<number> {
  const interrupt = interruption();
  const { signal } = interrupt;
  return withProgress(interrupt, async step => {
    const project = workspaceAt(projectRoot);
    repairProject(project);
    if (!isSure) await confirm(planRemoval(projectRoot, name), signal);
    const options = { root: projectRoot, signal, onProgress: (line: string) => step(plainLine(line)) };
    const { removed, changed } = await withProjectLock(project, options, async () => {
      const removal = planRemoval(projectRoot, name);
      const run = () => runSteps(afterLeaving, { ...options, advice });
      await writing(() => removeProvider(projectRoot, removal, { places: STEPS_WRITE, run }));
      return removal;
    });
    return `${[...removed.map(file => `removed  ${file}`), ...changed.map(file => `changed  ${file}`)].join('\n')}\n`;
  });
}

/** What to do when a step fails. By then the provider is there again. */
function advice(command: string): string {
  return `Change what still uses the provider, then remove it again. The step is: ${command}`;
}

/** Asks a person whether a provider shall go. */
async function confirm({ provider: { name }, removed }: Removal, signal: AbortSignal): Promise<void> {
  const what = `Removing ${name} deletes ${removed.join(', ')}`;
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new GenerateError('unknown_provider', `${what}, and there is no terminal to ask at`, {
      fix: `To do it, run: npm run remove-provider -- ${name} --yes`,
    });
  }
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
  const answer = await lines
    .question(`${plainLine(what)}. Type its name to go on: `, { signal })
    .catch(() => '')
    .finally(() => lines.close());
  if (signal.aborted) throw interrupted();
  if (answer.trim() !== name) throw new GenerateError('unknown_provider', 'Nothing was removed');
}
