import { quoted } from '../text/shell-word.js';

/** The name of the file in which a repository lists its clients. */
export const CONFIG_FILE = 'token-clients.json';

/** How the generator is run where it is installed. */
export const TOOL = 'npx @token-clients/generator';

/** What renders the templates: OpenAPI Generator, or the engine that needs no Java. */
export type EngineName = 'jar' | 'embedded';

/** A folder of specs, each of which is a client with a package of its own. */
export interface Workspace {
  /** Where the specs are, from the root. */
  readonly specs: string;
  /** Where the packages are, from the root. */
  readonly packages: string;
  /** What the names of the packages begin with. */
  readonly scope: string;
  /** Names of the clients in whose specs each finding of the linter is an error. */
  readonly strict: readonly string[];
}

/** How a client is kept: as a package of its own, or as a folder of source files in another package. */
export type ClientKind = 'package' | 'folder';

/** One client that a project lists. */
export interface ClientEntry {
  readonly name: string;
  /** The spec: an absolute path, or the https URL that it is loaded from once. */
  readonly spec: string;
  /** Absolute path of the client's folder. */
  readonly out: string;
  readonly kind: ClientKind;
  readonly packageName: string;
  /** Absolute paths of overlays that complete the spec, in the order in which they are applied. */
  readonly overlays: readonly string[];
  /** Whether each finding of the linter is an error. */
  readonly isStrict: boolean;
}

/** Where a project is, and where it keeps what must outlive a process that is killed. */
export interface ProjectPlace {
  /** What paths in messages start from. */
  readonly root: string;
  /** The folder of lock, journal and run folders. */
  readonly cache: string;
}

/** The clients of a repository, and where they are kept. Pure data, of flags or of `token-clients.json`. */
export interface Project extends ProjectPlace {
  readonly workspace?: Workspace | undefined;
  readonly clients: readonly ClientEntry[];
  /** What the generator is run by, for the head of generated files. */
  readonly tool: string;
  /** Arguments that name this project. */
  readonly arguments: readonly string[];
  /** What renders the templates. Default: the jar where Java is. */
  readonly engine?: EngineName | undefined;
  /** The command line's list of providers, from the root. */
  readonly cliIndex?: string | undefined;
  /** The folder of changesets, from the root. */
  readonly changesets?: string | undefined;
}

/** Writes the command that generates these clients; of none, all of them. */
export function commandFor(
  { tool, arguments: own }: Pick<Project, 'tool' | 'arguments'>,
  names: readonly string[] = [],
): string {
  // Of a client that flags name, they say all.
  const named = own.includes('--spec') ? [] : names;
  const words = [...named, ...own].map(quoted);
  if (words.length === 0) return tool;
  return [tool, ...(tool.startsWith('npm run ') ? ['--'] : []), ...words].join(' ');
}
