import type { StepResult } from './program/step.js';

/** Something that the published packages are run with. */
export interface Check {
  /** For the command line, such as `node-22`. */
  readonly id: string;
  /** For people, such as `Node.js 22`. */
  readonly title: string;
  /** Why it can't run on this machine, with what to do; undefined if it can. */
  missing(): string | undefined;
  /** Runs all its steps. Rejects when it could not run them. */
  run(): Promise<Run>;
}

/** What came of a check. */
export interface Run {
  /** Of the runtime, such as `22.23.3`. */
  readonly version: string;
  readonly steps: readonly StepResult[];
}

/** What came of a check, or why it was not run. */
export type Outcome = { readonly id: string; readonly title: string } & (
  | { readonly missing: string }
  | (Run & { readonly durationMs: number })
);

/** It only ends a check that hangs, so it is far more than any needs. */
const LIMIT_MS = 900_000;

/** Runs a check. One that could not be run is one failed step, never an exception. */
export async function outcomeOf(check: Check): Promise<Outcome> {
  const { id, title } = check;
  const missing = check.missing();
  if (missing !== undefined) return { id, title, missing };
  const start = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`it hangs: not done after ${LIMIT_MS / 60_000} minutes`)),
      LIMIT_MS,
    );
  });
  const { version, steps } = await Promise.race([check.run(), limit]).catch(couldNotRun);
  clearTimeout(timer);
  return { id, title, version, steps, durationMs: Math.round(performance.now() - start) };
}

function couldNotRun(error: unknown): Run {
  const note = error instanceof Error ? error.message : String(error);
  return { version: 'unknown', steps: [{ name: 'it runs', passed: false, note }] };
}
