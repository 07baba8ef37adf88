import type { SpecIdentity } from '../document/spec.js';
import type { ClientKind } from '../project/project.js';

/** One spec and the client that is made from it. */
export interface Provider extends SpecIdentity {
  readonly packageName: string;
  /** The project's root, from which names of files in messages start. */
  readonly root: string;
  /** The vendor's file; of several files, the one that the others are read from. */
  readonly specFile: string;
  /** The folder of the vendor's files, where there are several. */
  readonly specFolder?: string | undefined;
  /** What completes the spec, in the order in which it is applied. */
  readonly overlayFiles: readonly string[];
  /** The client's folder. */
  readonly packageDir: string;
  readonly kind: ClientKind;
  /** The command that makes it again. */
  readonly command: string;
  /** The URL that the spec is loaded from once; undefined for a file. */
  readonly url?: string | undefined;
  /** The overlay with the client's own facts, whether it is there or not. */
  readonly ownOverlay?: string | undefined;
  /** Files that are about to be written, because they are new, with their texts. */
  readonly pending?: ReadonlyMap<string, string> | undefined;
  /** Whether all that is in the places of generated files is the generator's. */
  readonly isOwned: boolean;
  /** Whether each finding of the linter is an error. */
  readonly isStrict: boolean;
}
