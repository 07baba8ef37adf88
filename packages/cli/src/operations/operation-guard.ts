import { lockoutGuard } from '@token-clients/auth-hooks';
import { type GuardedRequest, type LockoutGuard, requestCredentials } from '@token-clients/runtime';
import type { Context } from '../command.js';
import type { Settings } from '../config/settings.js';
import { noteStore, type UsableStore, usableStore } from '../stores/usable-store.js';

/** The guard against lock-outs for one operation. */
interface OperationGuard {
  readonly guard: LockoutGuard;
  /** Notes what the user should know about the store, if it was needed. To be called at the end. */
  note(how: 'worked' | 'failed'): void;
}

/**
 * Makes the guard that `token get` has, over the same store, for an operation that carries credentials. With `--force` it
 * forgets that they were rejected, so that they are sent once more.
 */
export function operationGuard(context: Context, settings: Settings): OperationGuard {
  const { args, io } = context;
  const { descriptor } = settings.provider;
  let usable: UsableStore | undefined;
  return {
    async guard(sent) {
      const request = asTokenGet(sent, settings);
      const credentials = await requestCredentials(descriptor, request);
      if (!credentials) return undefined;
      const { cacheKey, fingerprint } = credentials;
      usable ??= await usableStore(context, settings.store);
      const { store } = usable;
      if (args.on('force')) {
        const { blocks = [] } = (await store.read(cacheKey)) ?? {};
        if (blocks.some(block => block.fingerprint === fingerprint))
          await store.clear(cacheKey, { forget: 'failures' });
      }
      return lockoutGuard(descriptor, { store, clock: io.clock })(request);
    },
    note: how => {
      if (usable) noteStore(context, usable, how);
    },
  };
}

/**
 * Returns a request as `token get` would send it with this profile. The operation's own command leaves out what the
 * profile adds to token requests; the guard against lock-outs knows credentials by all of it, and they are the same ones.
 */
export function asTokenGet<Request extends GuardedRequest>(
  request: Request,
  { provider, extraFields, tokenPath }: Settings,
): Request {
  const { operation, fieldsIn } = provider.descriptor.acquire;
  if (request.operation.name !== operation.name) return request;
  const { parameters, body } = request;
  return {
    ...request,
    operation: { ...request.operation, path: tokenPath?.value ?? request.operation.path },
    ...(fieldsIn === 'query'
      ? { parameters: { ...parameters, ...extraFields } }
      : { body: { ...Object(body), ...extraFields } }),
  };
}
