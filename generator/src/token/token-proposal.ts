import type { XToken } from '../read/x-token.js';
import type { Evidence } from './evidence.js';
import type { OperationFacts } from './operation-facts.js';

/** What an operation does with tokens. */
export type TokenRole = 'acquire' | 'refresh' | 'revoke' | 'introspect';

/** An operation that may be one of the token operations. One that serves several grants is a candidate for each. */
export interface TokenCandidate {
  readonly role: TokenRole;
  /** The operation as `x-keep` names it, such as `POST /oauth/token`. The path is the key of the spec. */
  readonly operation: string;
  readonly operationId?: string | undefined;
  /** JSON pointer of the operation in the document that was searched. */
  readonly pointer: string;
  /** What that document says about it: more than later forms of it, which leave out what is not sent. */
  readonly facts: OperationFacts;
  /** Grant type as it is sent, or as RFC 6749 names it where the operation has no field for it. */
  readonly grantType: string;
  /** The members of its response, as one string; empty where none are documented. Operations that share it are related. */
  readonly response: string;
  /** From 0 to 1. */
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
}

/** The operations of which a token package is made. */
export interface TokenChoice {
  readonly acquire: TokenCandidate;
  readonly refresh?: TokenCandidate | undefined;
  readonly revoke?: TokenCandidate | undefined;
  readonly introspect?: TokenCandidate | undefined;
  /** What to write as `x-keep`: each operation once. */
  readonly keep: readonly string[];
}

/** Something that the spec leaves open. */
export interface TokenQuestion {
  /** What it is about, as dotted keys of `x-token`, such as `response.lifetime.unit`. Answers are given by this key. */
  readonly key: string;
  /** One sentence that ends in a question mark. */
  readonly question: string;
  readonly options: readonly TokenOption[];
}

/** One way to answer a question. */
export interface TokenOption {
  /** What to answer. */
  readonly value: string;
  /** The value with its evidence, for people. */
  readonly label: string;
  readonly confidence: number;
}

/** Answers by the key of their question. One that fits none of a question's options is ignored. */
export type Answers = ReadonlyMap<string, string>;

/** One line of the report: a fact of `x-token`, and why it is believed. */
export interface ProposalLine {
  /** Dotted keys in `x-token`, such as `response.accessToken`. */
  readonly key: string;
  readonly value: string;
  readonly evidence: string;
  readonly confidence: number;
}

/** What to merge into the vendor's document, because the vendor left it out. */
export interface SpecAddition {
  /** JSON pointer in the document of the object that is completed. */
  readonly pointer: string;
  readonly value: Readonly<Record<string, unknown>>;
  /** Why, in one sentence. */
  readonly reason: string;
}

/** An `x-token` with the evidence for each line of it. */
export interface TokenProposal {
  readonly xToken: XToken;
  readonly lines: readonly ProposalLine[];
  /** Absent: everything is clear. */
  readonly questions: readonly TokenQuestion[];
  readonly additions: readonly SpecAddition[];
}
