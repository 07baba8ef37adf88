import path from 'node:path';
import { parseArgs } from 'node:util';
import { isGenerateError } from './errors.js';
import { drift, generate, type Outcome } from './generate.js';
import { generatorRoot } from './jar/jar-pin.js';
import { progress } from './progress.js';
import { watch } from './watch.js';
import { isEmpty } from './write-output.js';

const HELP = `Usage: npm run generate [-- PROVIDER... --check --watch --verbose]

Makes the packages of the named providers (all, if none is named) what their specs in specs/ say.

  --check     change nothing; fail if a generated file is not what the spec gives
  --watch     go on, and generate again whenever a spec or a template changes
  --verbose   also say what was inferred for x-token
  --help      show this text

Examples:
  npm run generate
  npm run generate -- cobo-oauth
  npm run generate -- --check
`;

/** Runs the command and returns its exit code: 0 done, 1 failed, 2 wrong usage, 130 interrupted. */
export async function main(argv: readonly string[]): Promise<number> {
  let args: ReturnType<typeof readArguments>;
  try {
    args = readArguments(argv);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${HELP}`);
    return 2;
  }
  if (args.values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const root = path.dirname(path.resolve(generatorRoot));
  const interrupt = new AbortController();
  process.once('SIGINT', () => interrupt.abort());
  process.once('SIGTERM', () => interrupt.abort());
  const run = async (): Promise<number> => {
    const report = progress(process.stderr);
    try {
      const { check = false, verbose = false } = args.values;
      const started = performance.now();
      const outcomes = await generate({
        root,
        names: args.positionals,
        check,
        signal: interrupt.signal,
        onProgress: report.step,
      });
      report.end();
      const error = check ? drift(outcomes) : undefined;
      if (error) throw error;
      for (const line of summary(outcomes, verbose)) process.stdout.write(`${line}\n`);
      process.stdout.write(
        `${check ? 'checked' : 'done'} in ${((performance.now() - started) / 1000).toFixed(1)} s\n`,
      );
      return 0;
    } catch (error) {
      report.end();
      if (!isGenerateError(error)) throw error;
      process.stderr.write(`${error.message}\n`);
      return error.code === 'interrupted' ? 130 : 1;
    }
  };
  const code = await run();
  if (!args.values.watch || code === 130) return code;
  process.stderr.write('watching specs/ and generator/mustache/; stop with Ctrl+C\n');
  await watch(root, run, interrupt.signal);
  return 0;
}

function readArguments(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      check: { type: 'boolean' },
      watch: { type: 'boolean' },
      verbose: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
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
    const said = isEmpty(change)
      ? 'unchanged'
      : counts
          .filter(([count]) => count > 0)
          .map(([count, what]) => `${count} ${what}`)
          .join(', ');
    const lines = [`${provider.name.padEnd(width)}  ${said}`];
    return verbose ? [...lines, ...inferred.map(line => `  inferred x-token.${line}`)] : lines;
  });
}

process.exitCode = await main(process.argv.slice(2));
