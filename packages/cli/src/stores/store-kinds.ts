import { fileStoreKind } from './file-store.js';
import { redisStoreKind } from './redis/redis-kind.js';
import type { StoreKind } from './store-kind.js';
import { withoutStore } from './without-store.js';

/** The kinds of stores, by the names that settings give them. A new kind is one more entry, and a file that it names. */
export const STORE_KINDS: Readonly<Record<string, StoreKind>> = {
  file: fileStoreKind,
  memory: ({ source }) => withoutStore({ kind: 'memory', source, isChosen: true }),
  none: ({ source }) => withoutStore({ kind: 'none', source, isChosen: true }),
  redis: redisStoreKind,
};

/** The kinds that a URL stands for, by its scheme. */
const KIND_BY_SCHEME: Readonly<Record<string, string>> = { redis: 'redis', rediss: 'redis' };

/** Returns the kind of store that a URL stands for; undefined for what is no URL, or one of another scheme. */
export function kindOfUrl(text: string): string | undefined {
  const [, scheme] = /^([a-z]+):\/\//.exec(text) ?? [];
  return scheme !== undefined && Object.hasOwn(KIND_BY_SCHEME, scheme) ? KIND_BY_SCHEME[scheme] : undefined;
}
