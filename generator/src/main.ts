import path from 'node:path';
import { parseArgs } from 'node:util';
import { type GenerateError, isGenerateError, plainLine } from './errors.js';
import { allProviders } from './files/providers.js';
import { watch } from './files/watch.js';
import { isEmpty } from './files/write-output.js';
import { checkRecords, drift, generate, type Outcome, staleError } from './generate.js';
import { type Interruption, interruption } from './process/interruption.js';
import { progress } from './process/progress.js';
import { projectRoot } from './project-root.js';

const help = (): string => `Usage: npm run generate [-- PROVIDER... --check --watch --if-possible --verbose]

Makes the packages of the named providers (all, if none is named) what their specs in specs/ say.

  --check        change nothing; fail if a generated file is not what the spec gives
  --watch        go on, and generate again whenever a spec or a template changes
  --if-possible  without Java or the generator's jar, say so and go on with the committed code
  --verbose      also say what was inferred for x-token
  --help         show this text

Examples:
  npm run generate
  npm run generate -- ${allProviders(projectRoot)[0]?.name ?? 'PROVIDER'}
  npm run generate -- --check
`;

/** Runs the command and returns its exit code: 0 done, 1 failed, 2 wrong usage, 130 or 143 interrupted. */
export async function main(argv: readonly string[]): Promise<number> {
  let args: ReturnType<typeof readArguments>;
  try {
    args = readArguments(argv);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${help()}`);
    return 2;
  }
  if (args.values.help) {
    process.stdout.write(help());
    return 0;
  }
  const interrupt = interruption();
  const code = await runOnce(args, interrupt);
  if (!args.values.watch || interrupt.signal.aborted) return code;
  process.stderr.write('watching specs/ and generator/mustache/; stop with Ctrl+C\n');
  await watch(projectRoot, () => runOnce(args, interrupt), interrupt.signal);
  return 0;
}

type Arguments = ReturnType<typeof readArguments>;

function readArguments(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      check: { type: 'boolean' },
      watch: { type: 'boolean' },
      'if-possible': { type: 'boolean' },
      verbose: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
}

async function runOnce(
  { values, positionals: names }: Arguments,
  { signal, exitCode }: Interruption,
): Promise<number> {
  const { check = false, verbose = false } = values;
  const report = progress(process.stderr);
  const started = performance.now();
  try {
    const outcomes = await generate({ root: projectRoot, names, check, signal, onProgress: report.step });
    report.end();
    const stale = check ? drift(outcomes) : undefined;
    if (stale) throw stale;
    for (const line of summary(outcomes, verbose)) process.stdout.write(`${line}\n`);
    process.stdout.write(
      `${check ? 'checked' : 'done'} in ${((performance.now() - started) / 1000).toFixed(1)} s\n`,
    );
    return 0;
  } catch (error) {
    report.end();
    if (!isGenerateError(error)) throw error;
    const verdict = values['if-possible'] && UNAVAILABLE.has(error.code) ? goOn(error, names, check) : error;
    if (verdict) process.stderr.write(`${verdict.message}\n`);
    if (!verdict) return 0;
    return exitCode(verdict);
  }
}

/** What only regeneration needs. */
const UNAVAILABLE: ReadonlySet<GenerateError['code']> = new Set([
  'java_missing',
  'java_too_old',
  'jar_unavailable',
]);

/** Goes on without Java; a check then goes by the records alone, and still fails where they show a difference. */
function goOn(error: GenerateError, names: readonly string[], check: boolean): GenerateError | undefined {
  const stale = checkRecords(projectRoot, names);
  const list = stale.map(({ packageDir }) => `packages/${path.basename(packageDir)}`).join(', ');
  if (check && stale.length > 0) return staleError(` (by their records; ${error.message}): ${list}`, stale);
  const state = stale.length > 0 ? `; not regenerated: ${list}` : '';
  process.stderr.write(`${error.message} Going on with the committed code${state}.\n`);
  return undefined;
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
    const told = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
    const line = `${provider.name.padEnd(width)}  ${isEmpty(change) ? 'unchanged' : told.join(', ')}`;
    return verbose ? [line, ...inferred.map(fact => `  inferred ${plainLine(fact)}`)] : [line];
  });
}

process.exitCode = await main(process.argv.slice(2));
