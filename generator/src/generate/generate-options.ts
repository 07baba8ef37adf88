import type { Provider } from '../files/provider.js';
import type { Java } from '../jar/java.js';
import type { EngineName, Project } from '../project/project.js';

export interface GenerateOptions {
  readonly project: Project;
  /** Names of providers; empty for all. */
  readonly names?: readonly string[];
  /**
   * Change nothing; report what would change. Everything is rendered, also what seems to be current, and by both engines
   * where Java is.
   */
  readonly check?: boolean;
  /** Default: that of the project, or else the jar where Java is; without Java the embedded one, but in CI an error. */
  readonly engine?: EngineName | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Completes a provider before it is generated, such as with the spec of a URL. Not called in a check. */
  readonly complete?: ((provider: Provider) => Promise<Provider>) | undefined;
  /** Whether specs of URLs are loaded again. */
  readonly isUpdate?: boolean | undefined;
  /** One line per step. */
  readonly onProgress?: (line: string) => void;
  /** How long a library may be busy with one spec, in milliseconds. Default: see `SpecLimits`. */
  readonly limitMs?: number | undefined;
  /** Finds Java; for tests. */
  readonly java?: () => Promise<Java>;
}
