import { type GenerateError, plainLine } from '../errors.js';
import { isEmpty } from '../files/output-change.js';
import type { Proposal } from '../first-reading/complete-spec.js';
import { generate } from '../generate/generate.js';
import { drift, type Outcome } from '../generate/outcome.js';
import type { FirstReadingValues } from '../new-provider/first-reading-flags.js';
import type { Interruption } from '../process/interruption.js';
import { withProgress } from '../process/progress.js';
import type { EngineName, Project } from '../project/project.js';
import { hasColours, textIn } from '../report/terminal.js';
import type { ProjectSource } from './flags.js';
import { unusedFlags } from './unused-flags.js';

/** What the flags of the command say, but for which clients there are. */
export interface RunOptions {
  readonly names: readonly string[];
  readonly check: boolean;
  readonly update: boolean;
  readonly watch: boolean;
  readonly verbose: boolean;
  readonly allFindings: boolean;
  readonly json: boolean;
  readonly engine: EngineName | undefined;
  readonly firstReading: FirstReadingValues;
}

/** Generates once, or checks, and writes what came of it. Returns the exit code. */
export function runOnce(
  { read }: ProjectSource,
  options: RunOptions,
  interrupt: Interruption,
): Promise<number> {
  const { check, json, allFindings } = options;
  const started = performance.now();
  const texts = new Map<string, string>();
  let project: Project | undefined;
  const textOf = (file: string) => textIn(project?.root ?? process.cwd(), texts)(file);
  const style = { textOf, isAll: allFindings };
  let notes: readonly string[] = [];
  const report = async (outcomes: readonly Outcome[], error: GenerateError | undefined) => {
    const { reportJson } = await import('./report.js');
    return reportJson(outcomes, error, error ? interrupt.exitCode(error) : 0, {
      project,
      isCheck: check,
      notes,
      textOf,
    });
  };
  let found: readonly Outcome[] = [];
  return withProgress(
    interrupt,
    async (step, clear) => {
      project = read();
      const proposals = new Map<string, Proposal>();
      const outcomes = await run(project, options, interrupt, { step, clear, texts, proposals });
      const stale = check ? drift(project, outcomes) : undefined;
      found = outcomes;
      const known = outcomes.map(({ provider }) => provider).filter(({ name }) => !proposals.has(name));
      notes = unusedFlags(options.firstReading, known);
      if (stale) throw stale;
      if (json) return report(outcomes, undefined);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      const summed = [...summary(outcomes, options), `${check ? 'checked' : 'done'} in ${seconds} s`];
      const text = `${[...summed, ...notes.map(plainLine)].join('\n')}\n`;
      const made = outcomes.filter(({ seen }) => seen !== undefined);
      if (made.length === 0) return text;
      const { madeText } = await import('./made-text.js');
      const shown = { ...style, hasColours: hasColours(process.stdout), isVerbose: options.verbose };
      return [text, ...madeText(made, proposals, shown)].join('\n');
    },
    async error => {
      if (json) return report(found, error);
      const { failureText } = await import('./made-text.js');
      return failureText(error, { ...style, hasColours: hasColours(process.stderr) });
    },
    json ? { errorsTo: process.stdout, isQuiet: true } : {},
  );
}

interface Running {
  readonly step: (line: string) => void;
  readonly clear: () => void;
  readonly texts: Map<string, string>;
  /** Is filled with what was found out about specs that are read for the first time. */
  readonly proposals: Map<string, Proposal>;
}

function run(
  project: Project,
  { names, check, update, engine, firstReading: values }: RunOptions,
  { signal }: Interruption,
  { step, clear, texts, proposals }: Running,
): Promise<Outcome[]> {
  const onProgress = (line: string) => step(plainLine(line));
  return generate({
    project,
    names,
    check,
    engine,
    signal,
    onProgress,
    isUpdate: update,
    complete: async given => {
      // It reads specs, and most runs find nothing to do.
      const [{ completeClient }, { firstReading }] = await Promise.all([
        import('./complete-client.js'),
        import('../new-provider/first-reading.js'),
      ]);
      const reading = firstReading(values, { onAsk: clear, signal });
      const options = { ...reading, isUpdate: update, texts, signal, onProgress };
      const { provider, proposal } = await completeClient(given, options);
      if (proposal) proposals.set(provider.name, proposal);
      return provider;
    },
  });
}

function summary(outcomes: readonly Outcome[], { verbose }: RunOptions): string[] {
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
