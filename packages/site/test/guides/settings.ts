import { startRedis } from '@token-clients/test-support/redis-servers';

/** What a reader has running before a guide begins, with the variables that name it. */
interface GuideSettings extends AsyncDisposable {
  readonly env: Readonly<Record<string, string>>;
}

/** Guides that only a machine with a redis-server can try. */
export const NEED_REDIS: readonly string[] = ['fleet'];

/** By the name of the guide; one that is not here needs nothing. */
export const SETTINGS: Readonly<Record<string, () => Promise<GuideSettings>>> = {
  fleet: async () => {
    const redis = await startRedis();
    return { env: { REDIS_URL: redis.url }, [Symbol.asyncDispose]: () => redis.stop() };
  },
};
