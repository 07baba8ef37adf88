// A store over any server that can replace a value if it is still the one that was read; the suite checks it.
import { formatRecord, parseRecord, recordStore, type StoredToken } from '@token-clients/auth-hooks/store';
import { storeCases } from '@token-clients/auth-hooks/store-suite';

/** Such as etcd, DynamoDB, or a table of a database. */
interface KeyValueServer {
  get(key: string): Promise<string | undefined>;
  /** Saves `next` if the value is still `previous`, and returns whether it did. */
  replace(key: string, previous: string | undefined, next: string): Promise<boolean>;
  /** The server's own time in milliseconds. */
  now(): Promise<number>;
}

const keyValueStore = (server: KeyValueServer, times = {}) =>
  recordStore<StoredToken>({
    name: 'key-value',
    ...times,
    async update(key, step) {
      for (;;) {
        const text = await server.get(key);
        const found = text === undefined ? undefined : parseRecord<StoredToken>(text);
        const { record, result } = step(found, await server.now());
        if (!record || record === found) return result;
        if (await server.replace(key, text, formatRecord(record))) return result;
      }
    },
    seal: token => token,
    open: token => token,
  });

for (const { run } of storeCases.filter(({ needs }) => !needs)) {
  const [values, clock] = [new Map<string, string>(), { ms: Date.now() }];
  const server: KeyValueServer = {
    get: async key => values.get(key),
    replace: async (key, previous, next) => values.get(key) === previous && !!values.set(key, next),
    now: async () => clock.ms,
  };
  const pass = async (ms: number) => void Object.assign(clock, { ms: clock.ms + ms });
  await run(times => ({ store: keyValueStore(server, times), pass }));
}
console.log('Every promise is kept.');
