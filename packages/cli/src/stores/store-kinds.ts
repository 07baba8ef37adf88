import { fileStoreKind } from './file-store.js';
import type { StoreKind } from './store-kind.js';
import { withoutStore } from './without-store.js';

/** The kinds of stores, by the names that settings give them. A new kind is one more entry, and a file that it names. */
export const STORE_KINDS: Readonly<Record<string, StoreKind>> = {
  file: fileStoreKind,
  memory: ({ source }) => withoutStore({ kind: 'memory', source, isChosen: true }),
  none: ({ source }) => withoutStore({ kind: 'none', source, isChosen: true }),
};
