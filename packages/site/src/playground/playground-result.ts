import type { ProposalLine, TokenQuestion } from '@token-clients/generator/core';

/** A document and the name that it is called by. */
export interface SpecFile {
  readonly fileName: string;
  readonly text: string;
}

/** What a page asks of the generator. */
export interface PlaygroundRequest {
  readonly spec: SpecFile;
  /** Replies to what the spec leaves open, by the key of the question. */
  readonly answers: Readonly<Record<string, string>>;
  /** An earlier version of the spec, to say what has changed since. */
  readonly earlier?: SpecFile | undefined;
  /** Whether types are wanted. They take a library that is loaded for them alone. */
  readonly types: boolean;
  /** Operations to keep beside those of the token, by operationId or as `POST /path`; true for all. */
  readonly operations?: readonly string[] | true | undefined;
  /**
   * Makes what `npm run generate` makes of a spec of this repository, whose name is that of the file: default, a package for
   * a repository of one's own.
   */
  readonly own?: { readonly isStrict: boolean } | undefined;
}

export interface PageFinding {
  readonly kind: 'refused' | 'advice' | 'note';
  readonly rule: string;
  readonly problem: string;
  readonly fix?: string | undefined;
  readonly file: string;
  readonly pointer: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** What has changed since an earlier version, as for a package of version 1. */
export interface PageDifference {
  readonly bump: 'major' | 'minor' | 'patch' | null;
  /** What the command line prints; why there is nothing to compare, if there is an error. */
  readonly text: string;
  readonly changes: readonly { readonly isBreaking: boolean; readonly text: string }[];
  readonly isError: boolean;
}

export interface PlaygroundResult {
  /** Of the client, and of its package. */
  readonly name: string;
  readonly token: {
    /** Whether it was found out, and is to be reviewed; false where the spec says it. */
    readonly isProposed: boolean;
    readonly lines: readonly ProposalLine[];
    /** What the spec leaves to names, a sentence each; known once a client is made. */
    readonly inferred: readonly string[];
    /** The operations that were kept; undefined for all. */
    readonly operations?: readonly string[] | undefined;
  };
  readonly questions: readonly TokenQuestion[];
  readonly findings: readonly PageFinding[];
  /** Why there is no client: what the command line prints. */
  readonly error?: string | undefined;
  /** What the command line prints of a client that was made: findings and proposal, with places and flags. */
  readonly printed: string;
  /** Text by path in the package; empty where there is no client. */
  readonly files: Readonly<Record<string, string>>;
  /** What was found out, as a file beside the spec. */
  readonly overlay?: SpecFile | undefined;
  readonly difference?: PageDifference | undefined;
  /** The command that makes the same. */
  readonly command: string;
}

/** What the page's worker is sent. */
export interface PlaygroundOrder {
  readonly id: number;
  readonly request: PlaygroundRequest;
}

/** What it sends back: a result, or why it has none. */
export interface PlaygroundReply {
  readonly id: number;
  readonly result?: PlaygroundResult;
  readonly failure?: string;
}
