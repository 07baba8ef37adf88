import { isIoRedis, isNodeRedis, type RedisClient } from './redis-client.js';

/** Calls back when a record may have changed. */
export interface Hints {
  watch(channel: string, changed: () => void): () => void;
  /** Ends the connection that listens. */
  close(): Promise<void>;
}

/** What is used of a client that listens. Clusters and Sentinel clients listen by a connection of their own. */
interface Listening {
  on(event: string, listener: (...values: never[]) => void): unknown;
  subscribe(channel: string, listener?: () => void): Promise<unknown>;
  duplicate?(): Listening;
  connect?(): Promise<unknown>;
  close?(): Promise<unknown> | unknown;
  disconnect?(): unknown;
}

/**
 * Makes the hints of a client. It listens from the first `watch` on, by a second connection where the client has only one.
 * A connection that fails costs nothing but the hints: waiting processes poll all the same.
 */
export function hintsOf(client: RedisClient): Hints {
  const given = client as unknown as Listening;
  const isSingle = isNodeRedis(client) ? !('masters' in client) && !('use' in client) : !('nodes' in client);
  const channels = new Map<string, Set<() => void>>();
  let listening: Promise<Listening> | undefined;

  const wake = (channel: string) => {
    for (const changed of [...(channels.get(channel) ?? [])]) changed();
  };

  async function open(): Promise<Listening> {
    const listener = isSingle && given.duplicate ? given.duplicate() : given;
    if (listener !== given) listener.on('error', () => {});
    if (isIoRedis(client)) listener.on('message', (channel: string) => wake(channel));
    else if (listener !== given) await listener.connect?.();
    return listener;
  }

  async function subscribe(channel: string): Promise<void> {
    listening ??= open();
    const listener = await listening;
    await (isIoRedis(client)
      ? listener.subscribe(channel)
      : listener.subscribe(channel, () => wake(channel)));
  }

  return {
    watch(channel, changed) {
      let watchers = channels.get(channel);
      if (!watchers) {
        watchers = new Set();
        channels.set(channel, watchers);
        subscribe(channel).then(
          // What changed before the subscription held has no other messenger.
          () => wake(channel),
          () => {
            // The next watch tries again.
            channels.delete(channel);
            listening = undefined;
          },
        );
      }
      watchers.add(changed);
      return () => void watchers.delete(changed);
    },
    async close() {
      const listener = await listening?.catch(() => undefined);
      channels.clear();
      if (!listener || listener === given) return;
      await (isIoRedis(client) ? listener.disconnect?.() : listener.close?.());
    },
  };
}
