import type { ApiReference, OperationReference } from '@token-clients/runtime';
import { readableSpelling, vendorSpelling, withoutApi } from '../names.js';

/** The names of a group or an operation: the vendor's spelling, and the readable one if that is another. */
export interface Names {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** `OAuth2TokenApi`: `o-auth2-token`, also `oauth2-token`. */
export function groupNames({ className }: ApiReference): Names {
  return namesOf(withoutApi(className));
}

/** `GetOAuth2AccessToken`: `get-o-auth2-access-token`, also `get-oauth2-access-token`. */
export function operationNames({ operationId, operation }: OperationReference): Names {
  return namesOf(operationId || operation.name);
}

function namesOf(name: string): Names {
  const vendor = vendorSpelling(name);
  const readable = readableSpelling(name);
  return { name: vendor, aliases: readable === vendor ? [] : [readable] };
}
