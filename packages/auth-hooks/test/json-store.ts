import type { FakeClock } from '@token-clients/testing';
import { formatRecord, parseRecord, recordStore, type Store } from '../src/stores/index.js';

/** Keeps records as JSON, as a file or a server would: nothing in a record may get lost on the way. */
export function jsonStore(
  times: { readonly leaseMs: number; readonly hardTimeoutMs: number },
  clock: FakeClock,
  texts: Map<string, string>,
): Store {
  return recordStore<string>({
    name: 'json',
    ...times,
    async update(key, step) {
      const found = parseRecord<string>(texts.get(key) ?? '');
      const { record, result } = step(found, clock.now());
      if (record && record !== found) texts.set(key, formatRecord(record));
      return result;
    },
    seal: (token, key, version) => JSON.stringify({ token, key, version }),
    open(payload, key, version) {
      const sealed = JSON.parse(payload);
      if (sealed.key !== key || sealed.version !== version) throw new Error('sealed for another version');
      return sealed.token;
    },
  });
}
