import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { GenerateError, interrupted, plainLine } from '../errors.js';
import { interruption } from '../process/interruption.js';
import { withProgress } from '../process/progress.js';
import { projectRoot } from '../project-root.js';
import { afterLeaving, runSteps } from './project-steps.js';
import { planRemoval, type Removal, removeProvider } from './remove-provider.js';

const HELP = `Usage: npm run remove-provider -- NAME

Removes a provider: its spec and overlays, packages/NAME with all that is in it, and its line in every list. It asks first.

  --yes   do not ask
  --help  show this text
`;

/** Runs the command and returns its exit code: 0 done, 1 failed or not wanted, 2 wrong usage, 130 or 143 interrupted. */
export async function removeProviderCommand(argv: readonly string[]): Promise<number> {
  const usage = (what: string) => {
    process.stderr.write(`${what}\n\n${HELP}`);
    return 2;
  };
  let args: ReturnType<typeof readArguments>;
  try {
    args = readArguments(argv);
  } catch (error) {
    return usage((error as Error).message);
  }
  const { values, positionals } = args;
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const [name] = positionals;
  if (name === undefined || positionals.length > 1) return usage('Pass exactly one provider name.');
  const interrupt = interruption();
  const { signal } = interrupt;
  return withProgress(interrupt, async step => {
    const removal = planRemoval(projectRoot, name);
    const { removed, changed } = removal;
    if (!values.yes) await confirm(removal, signal);
    await removeProvider(projectRoot, removal);
    await runSteps(afterLeaving, { root: projectRoot, signal, onProgress: line => step(plainLine(line)) });
    return `${[...removed.map(file => `removed  ${file}`), ...changed.map(file => `changed  ${file}`)].join('\n')}\n`;
  });
}

function readArguments(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { yes: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
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
