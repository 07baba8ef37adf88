import type { Store } from '@token-clients/auth-hooks';
import type { RedisStore } from '@token-clients/redis-store';
import type { Context } from '../command.js';
import type { Finding } from '../findings.js';
import type { Io } from '../io.js';
import type { TlsFiles } from '../tls/secure-options.js';

/** What is known of a record that processes of many machines share. */
export type SharedRecord = Awaited<ReturnType<RedisStore['inspect']>>;

/** What a kind of store can ask for when it reads its settings. */
export interface StoreRequest {
  /** Where the kind was chosen, such as `environment TOKEN_CLIENTS_STORE` or `default`. */
  readonly source: string;
  /** The URL that was written in the place of a kind; undefined if a kind was. */
  readonly url: string | undefined;
  /** A value in the `store` section of the config file. */
  setting(key: string): unknown;
  /** A variable of the environment. */
  variable(name: string): string | undefined;
  /** A path as it was written in the config file: a relative one starts beside that file. */
  pathInFile(text: string): string;
  /** A path as it was written in a variable: a relative one starts at the working directory. */
  pathInVariable(text: string): string;
  /** Where the program may keep what outlives a run; undefined where there is no home directory. */
  readonly stateDirectory: string | undefined;
  /** What reads a secret from `env:NAME`, `file:PATH` or `command:LINE`; undefined for any other string. */
  secret(text: string, what: string): SecretPlace | undefined;
  /** Certificates for a store on another machine: of the `store` section, or those for everything. */
  certificates(): Promise<TlsFiles>;
  readonly io: Pick<Io, 'signal' | 'clock'>;
}

/** Where a secret is kept. */
export interface SecretPlace {
  /** The place as the user wrote it. A command, which may contain a secret, is not shown. */
  readonly shown: string;
  read(): Promise<string>;
}

/**
 * What a store that is opened adds to: `secrets` gets what must not be shown, such as the key that encrypts tokens, and
 * `atEnd` what closes its connection.
 */
export type OpenContext = Pick<Context, 'secrets' | 'atEnd'>;

/** How a store is opened. */
export interface OpenOptions extends OpenContext {
  /** `read`: nothing is created where nothing is yet. */
  readonly use: 'read' | 'write';
  /** How long a token request may take, if longer than the store allows by itself. */
  readonly hardTimeoutMs?: number | undefined;
}

/** Where tokens are kept between runs: one kind of store with its settings. */
export interface ConfiguredStore {
  readonly kind: string;
  readonly source: string;
  /** The user chose kind or place. If it can't be used, that is then an error and not a note. */
  readonly isChosen: boolean;
  /** Tokens outlive the process. */
  readonly keepsTokens: boolean;
  /** Why nothing is kept although the user did not ask for that. */
  readonly trouble?: string | undefined;
  /** What the user can do where it can't be used, in a sentence. */
  readonly advice?: string | undefined;

  open(options: OpenOptions): Promise<Store>;
  /** Its settings beside the kind, for `config show`. */
  describe(): readonly { readonly setting: string; readonly value: string }[];
  /** What `doctor` finds about it on this machine. */
  check(user: number | undefined): readonly Finding[];
  /** What `doctor` finds about it over the network. Absent: it is on this machine. */
  reach?(context: OpenContext): Promise<readonly Finding[]>;
  /** Tries whether it can be read and written, without a token; returns what is wrong in a sentence. */
  tryOut(store: Store): Promise<string | undefined>;
  /** Whether it has records. */
  hasRecords(): boolean;
  /** Says in a sentence that it failed while it was used. */
  readonly failed: string;
  /** Says in a sentence where tokens are kept and who can read them; undefined if none is kept. */
  readonly keptWhere: string | undefined;
  /** The address of a store that processes on other machines share. Absent: it is on this one. */
  readonly sharedAt?: string | undefined;
  /** What all of them see of a grant. Absent: it is not shared. */
  inspect?(context: OpenContext, cacheKey: string): Promise<SharedRecord>;
  /** Forgets the token of a grant for all of them, also where its record can't be read. Absent: it is not shared. */
  forget?(context: OpenContext, cacheKey: string): Promise<unknown>;
  /** Removes what is left of a grant beside its record, such as broken files, and returns how much it was. */
  removeLeftovers(cacheKey: string): Promise<number>;
  /** The directory of a file store that a later run can read without the settings; undefined if it needs them. */
  readonly plainDirectory?: string | undefined;
}

/** Reads the settings of one kind of store. */
export type StoreKind = (request: StoreRequest) => ConfiguredStore;
