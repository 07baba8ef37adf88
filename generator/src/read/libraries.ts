/*
 * What is done by libraries that take a spec's word for much: they run its patterns, and a bad one may take for ever. So
 * the core does not import them. Whoever calls it passes them in, in a form that fits the place: worker threads with a
 * time limit under Node, a Worker or the page itself in a browser.
 */

/** One finding of a linter. */
export interface LintFinding {
  readonly message: string;
  readonly rule: string;
  /** JSON pointer of the place; empty for the whole document. */
  readonly pointer: string;
  readonly suggestions: readonly string[];
}

/** What a linter has to say about a document. */
export interface LintReport {
  /** Errors before warnings. Of very many only the first ones. */
  readonly findings: readonly LintFinding[];
  /** How many there are. */
  readonly count: number;
}

/** What is linted. */
export interface LintRequest {
  /** The document as JSON. */
  readonly source: string;
  /** The spec's name, for the linter's own bookkeeping. */
  readonly specName: string;
  /** Whether the rules for strict specs apply as well. */
  readonly isStrict: boolean;
}

/** The libraries that read a whole document, given as JSON. */
export interface SpecLibraries {
  /**
   * Lints a document by the rules of `generator/lint.yaml`.
   *
   * @throws {LibraryFailure} when it takes longer than its limit or fails
   */
  readonly lint: (request: LintRequest, signal: AbortSignal | undefined) => Promise<LintReport>;
  /**
   * Prints the types of a document as openapi-typescript names them, in the layout of generated code.
   *
   * @throws {LibraryFailure} when it takes longer than its limit or fails
   */
  readonly types: (source: string, signal: AbortSignal | undefined) => Promise<string>;
}

/** Why a library gave no result. */
export class LibraryFailure extends Error {
  override readonly name = 'LibraryFailure';
  readonly kind: 'too_long' | 'failed';
  /** How long it was allowed to take, in milliseconds; known for `too_long`. */
  readonly limitMs: number | undefined;
  /** JSON pointer of the pattern that it was busy with, where that is known. */
  readonly pattern: string | undefined;

  constructor(
    kind: 'too_long' | 'failed',
    reason: string,
    details: { readonly limitMs?: number; readonly pattern?: string | undefined } = {},
  ) {
    super(reason);
    this.kind = kind;
    this.limitMs = details.limitMs;
    this.pattern = details.pattern;
  }
}
