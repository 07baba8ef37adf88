import type { Store } from '@token-clients/auth-hooks';

/** Where the program finds the vendors. Plain JSON, because it is handed to a process, a worker and a page. */
export interface Setting {
  /** Origin of all vendors. */
  readonly baseUrl: string;
  /** An origin where nothing listens. */
  readonly closedUrl: string;
  /** Hex. */
  readonly cobo: {
    readonly privateKey: string;
    readonly publicKey: string;
    /** Checks Cobo's own signatures. */
    readonly responseKey: string;
  };
}

/** What a step gets: the setting, and file stores where the runtime has a file system. */
export interface Context extends Setting {
  /** A store in a folder of this name, below one that belongs to this run. */
  readonly openFileStore?: (folder: string, encryptionKey?: string) => Store;
}

/** What the vendors were asked so far. */
export interface Counts {
  /** Requests for Equinix tokens. */
  readonly tokens: number;
  /** Those among them that waited to be released. */
  readonly held: number;
  /** Refresh tokens that Cobo took. */
  readonly refreshes: number;
  /** Spent refresh tokens that were sent to Cobo again. */
  readonly reuses: number;
}
