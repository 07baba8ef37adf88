import type { OpenApiDocument } from './document.js';

/** What a spec and its package are called. */
export interface SpecIdentity {
  /** The name of the provider and of its package. */
  readonly name: string;
  /** The spec as a reader would type it, for messages and for the head of generated files. */
  readonly specName: string;
}

/** A spec as it was found. */
export interface SpecText extends SpecIdentity {
  readonly text: string;
}

/** A spec as data. */
export interface Spec {
  readonly provider: SpecIdentity;
  readonly document: OpenApiDocument;
  /** SHA-256 of the text in UTF-8, in hex. */
  readonly sha256: string;
}
