import type { TokenDescriptor, TokenRequest } from '@token-clients/runtime';
import { pathMatcher, pathOf } from '../http/path-template.js';
import type { ReceivedRequest } from '../http/request.js';
import { type ReceivedFields, readFields } from './received-fields.js';

/** What a client asks a token endpoint for. */
export type TokenRequestKind = 'acquire' | 'refresh' | 'revoke';

/** A request to one of the provider's token endpoints. */
export interface ReceivedTokenRequest {
  /** Absent: it fits none of the provider's token requests. */
  readonly kind: TokenRequestKind | undefined;
  /** That of the kind, or the endpoint's first. */
  readonly description: TokenRequest;
  readonly fields: ReceivedFields;
}

/** Returns the path that the provider's base URL has, such as `/v2`; empty if it has none. */
export function basePathOf({ acquire, servers }: TokenDescriptor): string {
  const { url = '', variables = {} } = (acquire.operation.servers ?? servers)[0] ?? {};
  const filled = url.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const { default: usual, values } = variables[name] ?? {};
    return usual ?? values?.[0] ?? 'fake';
  });
  return URL.canParse(filled, 'http://localhost')
    ? new URL(filled, 'http://localhost').pathname.replace(/\/+$/, '')
    : '';
}

/** Recognises requests to the provider's token endpoints; returns undefined for all others. */
export function tokenEndpoints(
  descriptor: TokenDescriptor,
  basePath: string,
): (request: ReceivedRequest) => ReceivedTokenRequest | undefined {
  const kinds = ['acquire', 'refresh', 'revoke'] as const;
  const known = kinds.flatMap(kind => {
    const description = descriptor[kind];
    return description
      ? [
          {
            kind,
            description,
            paths: pathsOf(descriptor, description).map(path => pathMatcher(basePath + pathOf(path))),
          },
        ]
      : [];
  });
  return request => {
    const here = known.flatMap(({ kind, description, paths }) => {
      const { method } = description.operation;
      const path = paths.map(match => match(request.path)).find(found => found !== undefined);
      if (!path || method !== request.method) return [];
      return [{ kind, description, fields: readFields(description.operation, request, path) }];
    });
    const [first] = here;
    return (
      here.find(({ description, fields }) => fits(description, fields)) ??
      (first && { ...first, kind: undefined })
    );
  };
}

/** Returns whether a request has what is the same in each token request of a kind, and the token that it is about. */
function fits({ fields: described }: TokenRequest, fields: ReceivedFields): boolean {
  return Object.entries(described).every(([name, source]) => {
    const value = fields.value(name);
    if ('value' in source) return value === source.value || value === String(source.value);
    return !('token' in source) || value !== undefined;
  });
}

/** A refresh goes to where its token came from. */
function pathsOf({ acquire }: TokenDescriptor, { operation }: TokenRequest): string[] {
  return operation.path === acquire.operation.path
    ? [operation.path, ...(acquire.otherPaths ?? [])]
    : [operation.path];
}
