import type { AuthorizationServer } from './authorization-server.js';
import type { ClientProof, Part } from './client-proof.js';
import type { FreeNames } from './free-names.js';

/** One operation before it has a place. */
export interface MadeOperation {
  readonly url: string;
  readonly operation: Part;
  readonly schemas: Readonly<Record<string, Part>>;
}

/** What operations of one server share. */
export interface Making {
  readonly server: AuthorizationServer;
  readonly client: ClientProof;
  readonly names: FreeNames;
  /** What every operation has: tag, `security` and the mark. */
  readonly shared: Part;
  /** References to the schemas of the token response and of its error. */
  readonly responses: { readonly token: string; readonly error: string };
}
