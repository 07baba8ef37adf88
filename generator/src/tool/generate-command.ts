import path from 'node:path';
import { plainLine } from '../errors.js';
import { readManifest } from '../files/manifest.js';
import { allProviders, specFilesOf } from '../files/providers.js';
import { shownFrom } from '../files/shown-from.js';
import { type Watched, watch } from '../files/watch.js';
import { checkFirstReading, FIRST_READING_FLAGS } from '../new-provider/first-reading-flags.js';
import { engineOption } from '../process/engine-option.js';
import { type Interruption, interruption } from '../process/interruption.js';
import { type Typed, WrongUsage, withArguments } from '../process/with-arguments.js';
import { CONFIG_FILE, type Project } from '../project/project.js';
import { generatorRoot } from '../project-root.js';
import { PROJECT_FLAGS, projectOf, withPackageName } from './flags.js';
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
  const folder = process.cwd();
  const interrupt = interruption();
  const project = () => projectOf(folder, typed);
  if (!options.watch) return runOnce(project, options, interrupt);
  return watchProject(project, options, interrupt);
}

async function watchProject(
  project: () => Project,
  options: RunOptions,
  interrupt: Interruption,
): Promise<number> {
  const { signal } = interrupt;
  let first: number | undefined;
  let watched = watchedBy(project, { folders: [], files: [] });
  await watch(
    watched,
    async changed => {
      if (changed !== undefined) process.stderr.write(`${shownFrom(process.cwd(), changed)} has changed\n`);
      const code = await runOnce(project, options, interrupt);
      watched = watchedBy(project, watched);
      if (first === undefined && !signal.aborted)
        process.stderr.write(`watching ${namesOf(watched).join(', ')}; stop with Ctrl+C\n`);
      first ??= signal.aborted ? code : 0;
      return watched;
    },
    signal,
  );
  return first ?? 0;
}

/** What a project is made from; of one that can't be read now, what it was made from before. */
function watchedBy(project: () => Project, before: Watched): Watched {
  try {
    const now = project();
    const { root, workspace } = now;
    const listed = allProviders(now).filter(({ isOwned }) => !isOwned);
    const files = listed.flatMap(provider => [
      ...specFilesOf(provider),
      ...(provider.ownOverlay === undefined ? [] : [provider.ownOverlay]),
      ...(readManifest(provider)?.siblings ?? []).map(file =>
        path.join(path.dirname(provider.specFile), file),
      ),
    ]);
    return {
      folders: workspace ? [path.join(root, workspace.specs), path.join(generatorRoot, 'mustache')] : [],
      files: [
        ...new Set([...files, ...(now.arguments.includes('--spec') ? [] : [path.join(root, CONFIG_FILE)])]),
      ],
    };
  } catch {
    return before;
  }
}

function namesOf({ folders, files }: Watched): string[] {
  const shown = (file: string) => shownFrom(process.cwd(), file);
  return [...folders.map(folder => `${shown(folder)}/`), ...files.map(shown)].map(plainLine);
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
