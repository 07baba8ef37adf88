import type { OpenApiDocument } from './document.js';
import type { Findings } from './findings.js';
import type { Places } from './places.js';

/** What a spec and its package are called. */
export interface SpecIdentity {
  /** The name of the provider and of its package. */
  readonly name: string;
  /** The spec as a reader would type it, for messages and for the head of generated files. */
  readonly specName: string;
  /** The overlay with the client's own facts, as a reader would type it. Default: that in our own `specs/`. */
  readonly overlayName?: string | undefined;
  /** The name of the npm package. Default: that of ours. */
  readonly packageName?: string | undefined;
  /** What the head of generated files says they are made from and by. Default: the spec's name and our own command. */
  readonly head?: { readonly from: string; readonly by: string } | undefined;
}

/** A file as it was found. */
export interface NamedText {
  /** The file as a reader would type it. */
  readonly specName: string;
  readonly text: string;
}

/** A file of a spec. */
export interface SpecFile extends NamedText {
  /** Its path from the spec's folder. */
  readonly path: string;
}

/** A spec as it was found. */
export interface SpecText extends SpecIdentity, NamedText {
  /**
   * Reads another file of the spec, by its path from the spec's own folder; undefined where there is none. Absent: the
   * spec is one file.
   */
  readonly sibling?: ((path: string) => Promise<string | undefined>) | undefined;
  /** OpenAPI Overlays that complete the spec, in the order in which they are applied. */
  readonly overlays?: readonly NamedText[] | undefined;
  /** Whether each finding of the linter is an error. Default: it is advice. */
  readonly isStrict?: boolean | undefined;
}

/** A spec as data. */
export interface Spec {
  readonly provider: SpecIdentity;
  readonly document: OpenApiDocument;
  /** The document of which `document` is a slice; undefined if nothing was left out. */
  readonly whole?: OpenApiDocument | undefined;
  /** The document as the vendor wrote it, where it is Swagger 2.0 that overlays add nothing but extensions to. */
  readonly swagger?: object;
  /** SHA-256 of the text in UTF-8 with the line ends of Unix, in hex; of several files, that of all of them. */
  readonly sha256: string;
  /** All files that were read: the spec's own first, then those that it refers to. */
  readonly files?: readonly SpecFile[];
  /** What is wrong with references that lead out of the document, by how they are written in it. */
  readonly unresolved?: ReadonlyMap<string, { readonly problem: string; readonly fix: string }>;
  /** Where the parts of `document` were written. */
  readonly places: Places;
  readonly findings: Findings;
}
