import type { Context } from './setting.js';

/** One promise that is checked in every runtime. Fails by throwing; a returned string is a remark. */
export interface Step<Of = Context> {
  readonly name: string;
  // biome-ignore lint/suspicious/noConfusingVoidType: most steps return nothing.
  run(context: Of): Promise<string | void>;
}

/** What came of a step. */
export interface StepResult {
  readonly name: string;
  readonly passed: boolean;
  /** Why it failed, or a remark. */
  readonly note?: string;
}

/** How long a step may take. It only ends one that hangs, so it is far more than any needs. */
const LIMIT_MS = 60_000;

/** Runs the steps one after the other. A failed one does not keep the next from running. */
export async function runSteps<Of>(steps: readonly Step<Of>[], context: Of): Promise<StepResult[]> {
  const results: StepResult[] = [];
  for (const step of steps) results.push(await runStep(step, context));
  return results;
}

async function runStep<Of>({ name, run }: Step<Of>, context: Of): Promise<StepResult> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`hangs: not done after ${LIMIT_MS / 1000} s`)), LIMIT_MS);
  });
  try {
    const note = await Promise.race([run(context), limit]);
    return typeof note === 'string' ? { name, passed: true, note } : { name, passed: true };
  } catch (error) {
    return { name, passed: false, note: describe(error) };
  } finally {
    clearTimeout(timer);
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, reason } = error as { code?: unknown; reason?: unknown };
  return [error.name, code, reason, error.message].filter(part => typeof part === 'string').join(' ');
}
