import type { GuardedRequest } from '@token-clients/runtime';
import type { Settings } from '../config/settings.js';

/**
 * A request as `token get` would send it with this profile. The operation's own command leaves out what the profile adds
 * to token requests; the guard against lock-outs knows credentials by all of it, and they are the same ones.
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
