import type { LintReport } from '../read/libraries.js';

/** What the linter is given. */
export interface LintInput {
  /** The document as JSON. */
  readonly source: string;
  /** The spec's name, for the linter's own bookkeeping. */
  readonly specName: string;
  /** The rules, as YAML: those for every spec, then those for strict ones. */
  readonly rules: string;
  readonly isStrict: boolean;
}

/** What a worker is given and what it gives back, by the name of the task. All of it is plain data. */
export interface Tasks {
  readonly lint: { readonly input: LintInput; readonly output: LintReport };
  readonly types: { readonly input: string; readonly output: string };
  readonly slowPattern: { readonly input: string; readonly output: undefined };
}

/** Does one task. `onStep` says what is about to be done, before it is done. */
export type Task<Name extends keyof Tasks> = (
  input: Tasks[Name]['input'],
  onStep: (place: string) => void,
) => Tasks[Name]['output'] | Promise<Tasks[Name]['output']>;

/** What the main thread sends: to load the code of a task, or to do it. */
export type Order<Name extends keyof Tasks = keyof Tasks> =
  | { readonly kind: 'load'; readonly task: Name }
  | { readonly kind: 'do'; readonly task: Name; readonly input: Tasks[Name]['input'] };

/** What the worker sends about a task: that it starts, where it is, and one of the last two at the end. */
export type Report =
  | { readonly kind: 'started' }
  | { readonly kind: 'step'; readonly place: string }
  | { readonly kind: 'done'; readonly output: unknown }
  | { readonly kind: 'failed'; readonly reason: string };
