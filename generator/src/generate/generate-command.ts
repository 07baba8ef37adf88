import { plainLine } from '../errors.js';
import { allProviders } from '../files/providers.js';
import { watch } from '../files/watch.js';
import { isEmpty } from '../files/write-output.js';
import { type Interruption, interruption } from '../process/interruption.js';
import { withProgress } from '../process/progress.js';
import { type Typed, WrongUsage, withArguments } from '../process/with-arguments.js';
import type { EngineName } from '../project/project.js';
import { workspaceAt } from '../project/workspace.js';
import { projectRoot } from '../project-root.js';
import { errorText } from '../report/error-text.js';
import { findingsText } from '../report/findings-text.js';
import { hasColours, textIn } from '../report/terminal.js';
import { engineOption } from './engine-option.js';
import { generate } from './generate.js';
import { drift, type Outcome } from './outcome.js';
import { changesOf, outcomesJson } from './outcome-text.js';

const help =
  (): string => `Usage: npm run generate [-- PROVIDER... --check --watch --engine NAME --verbose --all-findings --json --check-origin]

Generates the packages of the named providers (all, if none is named) from their specs in specs/. Where a package changes
for its users, it says how, and writes a changeset.

  --check        change nothing; fail if a generated file is not what the spec gives, or if the two engines differ
  --watch        generate again whenever a spec or a template changes, with the embedded engine
  --engine NAME  what renders the templates: jar (OpenAPI Generator) or embedded. Without it the jar where Java is;
                 without Java the embedded engine, but in CI an error
  --verbose      also list what was inferred for x-token, and what was found in the specs
  --all-findings the same, with each finding and its place
  --json         write what changed as JSON, for programs
  --check-origin change nothing; say whether the vendors' published specs are still the ones in specs/; see --check-origin --help
  --help         show this text

Examples:
  npm run generate
  npm run generate -- ${allProviders(workspaceAt(projectRoot))[0]?.name ?? 'PROVIDER'}
  npm run generate -- --check
`;

const OPTIONS = {
  check: { type: 'boolean' },
  watch: { type: 'boolean' },
  engine: { type: 'string' },
  verbose: { type: 'boolean' },
  'all-findings': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** Runs the command and returns its exit code: 0 done, 1 failed, 2 wrong usage, 130 or 143 interrupted. */
export function generateCommand(argv: readonly string[]): Promise<number> {
  return withArguments(argv, OPTIONS, help, typed => run(argumentsOf(typed)));
}

async function run(args: Arguments): Promise<number> {
  const interrupt = interruption();
  if (!args.watch) return runOnce(args, interrupt);
  let first: number | undefined;
  const again = async () => {
    const code = await runOnce(args, interrupt);
    if (first === undefined && !interrupt.signal.aborted)
      process.stderr.write('watching specs/ and generator/mustache/; stop with Ctrl+C\n');
    first ??= interrupt.signal.aborted ? code : 0;
  };
  await watch(projectRoot, again, interrupt.signal);
  return first ?? 0;
}

interface Arguments {
  readonly names: readonly string[];
  readonly check: boolean;
  readonly watch: boolean;
  readonly verbose: boolean;
  readonly allFindings: boolean;
  readonly json: boolean;
  readonly engine: EngineName | undefined;
}

function argumentsOf({ values, positionals }: Typed<typeof OPTIONS>): Arguments {
  const { check = false, watch = false, verbose = false, json = false } = values;
  const engine = engineOption(values.engine);
  const { 'all-findings': allFindings = false } = values;
  if (watch && engine === 'jar')
    throw new WrongUsage('--watch renders with the embedded engine. Leave out --engine jar.');
  if (json && (check || watch)) throw new WrongUsage('--json is not for --check or --watch.');
  return {
    names: positionals,
    json,
    check,
    watch,
    verbose: verbose || allFindings,
    allFindings,
    engine: watch ? 'embedded' : engine,
  };
}

function runOnce(
  { names, check, engine, verbose, allFindings, json }: Arguments,
  interrupt: Interruption,
): Promise<number> {
  const { signal } = interrupt;
  const started = performance.now();
  const style = { textOf: textIn(projectRoot), isAll: allFindings };
  return withProgress(
    interrupt,
    async onProgress => {
      const project = workspaceAt(projectRoot);
      const outcomes = await generate({ project, names, check, engine, signal, onProgress });
      const stale = check ? drift(project, outcomes) : undefined;
      if (stale) throw stale;
      if (json) return outcomesJson(outcomes);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      const done = `${check ? 'checked' : 'done'} in ${seconds} s`;
      const findings = verbose ? outcomes.flatMap(outcome => outcome.findings) : [];
      const found = findingsText(findings, { ...style, hasColours: hasColours(process.stdout) });
      const changes = outcomes.map(outcome => changesOf(outcome, allFindings)).filter(text => text !== '');
      return [`${[...summary(outcomes, verbose), done].join('\n')}\n`, ...changes, found]
        .filter(part => part !== '')
        .join('\n');
    },
    error => errorText(error, { ...style, hasColours: hasColours(process.stderr) }),
  );
}

function summary(outcomes: readonly Outcome[], verbose: boolean): string[] {
  const width = Math.max(...outcomes.map(({ provider }) => provider.name.length));
  return outcomes.flatMap(({ provider, change, inferred }) => {
    const { added, changed, removed } = change;
    const counts = [
      [changed.length, 'changed'],
      [added.length, 'added'],
      [removed.length, 'removed'],
    ] as const;
    const parts = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
    const line = `${provider.name.padEnd(width)}  ${isEmpty(change) ? 'unchanged' : parts.join(', ')}`;
    return verbose ? [line, ...inferred.map(fact => `  inferred ${plainLine(fact)}`)] : [line];
  });
}
