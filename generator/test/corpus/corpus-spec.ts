import type { TokenDescriptor } from '@token-clients/runtime';
import type { VendorSpec } from '../support/stranger/project.js';

/** One spec of the corpus, and what must come of it. */
export interface CorpusSpec {
  /** Also the name of the package. */
  readonly name: string;
  /** What is special about it, as the end of "a spec with ...". */
  readonly with: string;
  readonly spec: () => VendorSpec;
  /** Answers what the spec leaves open, by the key of the question. */
  readonly answers?: Readonly<Record<string, string>>;
  /** Whether all of its operations are kept; else those that have to do with tokens. */
  readonly keepsAll?: true;
  /** The rule by which it is refused; without one, it is accepted. */
  readonly refused?: string;
  /** What the package says of tokens, in part. */
  readonly descriptor?: DeepPartial<TokenDescriptor>;
}

export type DeepPartial<T> = T extends object ? { readonly [K in keyof T]?: DeepPartial<T[K]> } : T;
