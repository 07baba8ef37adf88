import type { Processes, Store } from '@token-clients/auth-hooks/store';
import type { ProtocolTimes, StoreLocation } from './commands.js';

/** What a module that opens a store for processes under test exports. */
export interface StoreModule {
  openStore(options: unknown, settings: StoreSettings): OpenedStore | Promise<OpenedStore>;
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
  { module, options }: StoreLocation,
  { leaseMs, hardTimeoutMs }: ProtocolTimes,
  machine?: string,
): Promise<OpenedStore> {
  const opener = (await import(module)) as StoreModule;
  const processes = machine === undefined ? undefined : { own: machine, stateOf: () => 'unknown' as const };
  return await opener.openStore(options, { leaseMs, hardTimeoutMs, ...(processes && { processes }) });
}
