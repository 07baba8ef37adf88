import type { Processes, Store } from '@token-clients/auth-hooks/store';
import type { TokenGrant } from '@token-clients/runtime';
import { type PlainGrantOptions, plainGrant } from './plain-grant.js';

/** A module that opens a store or a grant in a process under test, and what it is given. */
export interface ModuleLocation {
  /** URL of the module, such as `file:///...`. */
  readonly module: string;
  /** Passed on as it is; JSON. */
  readonly options: unknown;
}

/** What a module that opens a store exports. */
export interface StoreModule {
  openStore(options: unknown, settings: StoreSettings): OpenedStore | Promise<OpenedStore>;
}

/** What a module that makes a grant exports. */
export interface GrantModule {
  openGrant(options: unknown): TokenGrant;
}

/** Times of the store, and the time limit of one token request. */
export interface ProtocolTimes {
  readonly leaseMs: number;
  readonly hardTimeoutMs: number;
  readonly timeoutMs: number;
}

export interface StoreSettings {
  readonly leaseMs: number;
  readonly hardTimeoutMs: number;
  /** Absent: what this machine knows. */
  readonly processes?: Processes | undefined;
}

export interface OpenedStore {
  readonly store: Store;
  /** Ends its connections. */
  close(): Promise<void>;
}

/** Opens a store, as a process of the named machine. */
export async function openStore(
  { module, options }: ModuleLocation,
  { leaseMs, hardTimeoutMs }: ProtocolTimes,
  machine?: string,
): Promise<OpenedStore> {
  const opener = (await import(module)) as StoreModule;
  const processes = machine === undefined ? undefined : { own: machine, stateOf: () => 'unknown' as const };
  return await opener.openStore(options, { leaseMs, hardTimeoutMs, ...(processes && { processes }) });
}

/** Makes a plain grant, or one of a provider's package. */
export async function openGrant(grant: PlainGrantOptions | ModuleLocation): Promise<TokenGrant> {
  if (!('module' in grant)) return plainGrant(grant);
  const opener = (await import(grant.module)) as GrantModule;
  return opener.openGrant(grant.options);
}
