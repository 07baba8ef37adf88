import type { RefusalRule } from './refusals/refusals.js';

/**
 * Why generation stopped. A closed list: a caller may switch over it.
 *
 * What each code means and what to do is in the README. The page of a code is
 * https://token-clients.github.io/token-clients/errors/ with the code and `.html`.
 */
export type GenerateErrorCode =
  | 'java_missing'
  | 'java_too_old'
  | 'jar_unavailable'
  | 'jar_mismatch'
  | 'generator_failed'
  | 'spec_invalid'
  | 'spec_unavailable'
  | 'spec_unreachable'
  | 'project_invalid'
  | 'engines_differ'
  | 'unknown_provider'
  | 'output_unwritable'
  | 'stale'
  | 'interrupted';

/** Where something was written. */
export interface Place {
  /** The file, as a reader would type it. */
  readonly file: string;
  /** JSON pointer into that file; empty for all of it. */
  readonly pointer: string;
}

/**
 * What a finding means: `refused`, nothing correct can be generated; `advice`, the spec could be better; `note`, something
 * that the reader did not ask for and should know, such as a name that the generator chose.
 */
export type FindingKind = 'refused' | 'advice' | 'note';

/** One thing that reading a spec found out. Findings are grouped by their rules; those of refusals are a closed list. */
export type Finding = FindingText &
  (
    | { readonly kind: 'refused'; readonly rule: RefusalRule }
    | { readonly kind: Exclude<FindingKind, 'refused'>; readonly rule: string }
  );

interface FindingText {
  readonly problem: string;
  readonly fix?: string | undefined;
  readonly place: Place;
}

/** Where it went wrong and what repairs it. */
export interface GenerateErrorDetails {
  /** The file at fault, as the reader would type it. */
  readonly file?: string | undefined;
  /** JSON pointer into `file`, for example `/paths/~1token/post`. */
  readonly pointer?: string | undefined;
  /** A command to run or a thing to change. Becomes the last sentence of the message. */
  readonly fix?: string | undefined;
  /** What kind of thing is wrong with a spec, such as `cookie-parameter`: `spec_invalid` has one always. */
  readonly rule?: RefusalRule | undefined;
  /** Everything that was found in the spec, this included. */
  readonly findings?: readonly Finding[] | undefined;
  readonly cause?: unknown;
}

/** What an error about a spec must have: it is one of the closed list. */
export interface SpecErrorDetails extends GenerateErrorDetails {
  readonly rule: RefusalRule;
}

/**
 * The one error of the generator: something a person can repair.
 *
 * `message` is always one paragraph: what failed, where, what to do. Whoever throws it has left earlier output
 * untouched, so a caller has only to print the message.
 *
 * @see https://token-clients.github.io/token-clients/errors.html
 */
export class GenerateError extends Error {
  override readonly name = 'GenerateError';
  readonly code: GenerateErrorCode;
  readonly file: string | undefined;
  readonly pointer: string | undefined;
  readonly fix: string | undefined;
  readonly rule: RefusalRule | undefined;
  readonly findings: readonly Finding[];
  /** What failed, without the place and the repair. */
  readonly what: string;

  /**
   * @param what What failed, without the place and the repair: both are added from `details`.
   */
  constructor(code: 'spec_invalid', what: string, details: SpecErrorDetails);
  constructor(code: Exclude<GenerateErrorCode, 'spec_invalid'>, what: string, details?: GenerateErrorDetails);
  constructor(code: GenerateErrorCode, what: string, details: GenerateErrorDetails = {}) {
    super(paragraph(what, details), details.cause === undefined ? undefined : { cause: details.cause });
    this.what = what;
    this.code = code;
    this.file = details.file;
    this.pointer = details.pointer;
    this.fix = details.fix;
    this.rule = details.rule;
    this.findings = details.findings ?? [];
  }

  /** The same error about a file of another name. */
  about(file: string): GenerateError {
    const { code, what, pointer, fix, rule, findings, cause } = this;
    // An error has a rule if its code wants one.
    return new GenerateError(code as 'spec_invalid', what, {
      file,
      pointer,
      fix,
      rule: rule as RefusalRule,
      findings,
      cause,
    });
  }
}

/** The error of every abort: nothing was changed, run it again. */
export function interrupted(): GenerateError {
  return new GenerateError(
    'interrupted',
    'Generation was interrupted and earlier output was left as it was',
    { fix: 'Run the same command again' },
  );
}

/** True for a `GenerateError`, also one from another copy of this module. */
export function isGenerateError(error: unknown): error is GenerateError {
  return error instanceof Error && error.name === 'GenerateError' && 'code' in error;
}

function paragraph(what: string, { file, pointer, fix }: GenerateErrorDetails): string {
  const place = file === undefined ? '' : pointer === undefined ? `${file}: ` : `${file}#${pointer}: `;
  return [`${place}${what}`, fix]
    .filter(part => part !== undefined && part.trim() !== '')
    .map(part => sentence(String(part)))
    .join(' ');
}

/** One line, ending like a sentence. A command at the end keeps its last character. */
function sentence(text: string): string {
  const line = plainLine(text);
  return /[.!?:]$/.test(line) ? line : `${line}.`;
}

/** One line that no text of a spec can turn into more, or into terminal control. */
export function plainLine(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ').trim();
}
