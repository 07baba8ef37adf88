import { checkFirstReading, FIRST_READING_FLAGS } from '../new-provider/first-reading-flags.js';
import { engineOption } from '../process/engine-option.js';
import { interruption } from '../process/interruption.js';
import { type Typed, WrongUsage, withArguments } from '../process/with-arguments.js';
import { PROJECT_FLAGS, projectSource, withPackageName } from './flags.js';
import { HELP } from './help.js';
import { type RunOptions, runOnce } from './run-once.js';

const OPTIONS = {
  ...PROJECT_FLAGS,
  ...FIRST_READING_FLAGS,
  update: { type: 'boolean' },
  check: { type: 'boolean' },
  watch: { type: 'boolean' },
  engine: { type: 'string' },
  verbose: { type: 'boolean' },
  'all-findings': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** Runs the command and returns its exit code, which the help explains. */
export function generateCommand(argv: readonly string[]): Promise<number> {
  return withArguments(withPackageName(argv), OPTIONS, () => HELP, run);
}

async function run(typed: Typed<typeof OPTIONS>): Promise<number> {
  const options = optionsOf(typed);
  const source = projectSource(process.cwd(), typed);
  const interrupt = interruption();
  if (!options.watch) return runOnce(source, options, interrupt);
  const { watchProject } = await import('./watch-project.js');
  return watchProject(source, options, interrupt);
}

function optionsOf({ values, positionals }: Typed<typeof OPTIONS>): RunOptions {
  const { check = false, watch: isWatching = false, verbose = false, json = false, update = false } = values;
  const { 'all-findings': allFindings = false } = values;
  const engine = engineOption(values.engine);
  checkFirstReading(values);
  if (isWatching && engine === 'jar')
    throw new WrongUsage('--watch renders with the embedded engine. Leave out --engine jar.');
  if (isWatching && (check || json)) throw new WrongUsage('--watch is not for --check or --json.');
  if (update && check) throw new WrongUsage('--check loads nothing. Leave out --update.');
  return {
    names: positionals,
    json,
    check,
    update,
    watch: isWatching,
    verbose: verbose || allFindings,
    allFindings,
    engine: isWatching ? 'embedded' : engine,
    firstReading: values,
  };
}
