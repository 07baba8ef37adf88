import type { FakeClock } from '@token-clients/testing';
import type { StoreRecord } from '../src/stores/record.js';
import { recordStore } from '../src/stores/record-store.js';
import type { Store } from '../src/stores/store.js';

/** Keeps records as JSON text, as a file or a server would: nothing in a record may get lost on the way. */
export function jsonStore(
  times: { leaseMs: number; hardTimeoutMs: number },
  clock: FakeClock,
  texts: Map<string, string>,
): Store {
  return recordStore<string>({
    name: 'json',
    ...times,
    async update(key, step) {
      const text = texts.get(key);
      const before = text === undefined ? undefined : (JSON.parse(text) as StoreRecord<string>);
      const { record, answer } = step(before, clock.now());
      if (record && record !== before) texts.set(key, JSON.stringify(record));
      return answer;
    },
    seal: (token, key, version) => JSON.stringify({ token, key, version }),
    open(payload, key, version) {
      const sealed = JSON.parse(payload);
      if (sealed.key !== key || sealed.version !== version) throw new Error('sealed for another version');
      return sealed.token;
    },
  });
}
