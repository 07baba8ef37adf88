import type { Made } from '../support/stranger/made.js';

/**
 * One kind of spec that made some generator fail, and what is right for it. The kinds are those of public reports about
 * generators; the specs are ours, each as small as its kind allows.
 */
export type Case = AcceptedCase | RefusedCase;

export interface AcceptedCase {
  /** The file in `specs/` without its ending; also the name of the package. */
  readonly spec: string;
  /** What is special about the spec, as the end of "a spec with ...". */
  readonly with: string;
  /** What the package then does, as a sentence. */
  readonly so: string;
  /** A program that uses the package; it must compile as strictly as the package. */
  readonly program?: string;
  /** What else must be true. */
  check?(made: Made): Promise<void> | void;
}

export interface RefusedCase {
  readonly spec: string;
  readonly with: string;
  /** What the message says. */
  readonly refused: RegExp;
  /** Where in the vendor's file, as a JSON pointer. */
  readonly at: string;
}
