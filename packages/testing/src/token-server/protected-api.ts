import type { TokenDescriptor } from '@token-clients/runtime';
import { type ReceivedRequest, readBearer } from '../http/request.js';
import type { PlannedResponse } from '../http/response.js';
import type { Handler } from '../http/server.js';
import type { IssuedTokens } from '../oauth/issued-tokens.js';
import { withValueAt } from './pointers.js';

/** Makes an API that accepts live tokens only, and rejects others as the provider's own APIs do. */
export function protectedApi(descriptor: TokenDescriptor, tokens: IssuedTokens, handler: Handler): Handler {
  return request => {
    const token = readBearer(request);
    if (token === undefined) return challenge('Bearer');
    const state = tokens.state(token);
    if (state === 'active') return handler(request);
    return state === 'expired' ? expired(descriptor) : challenge('Bearer error="invalid_token"');
  };
}

/** Expires the token of a request, as a server does that knows more than its clock says. */
export function expireTokenOf(request: ReceivedRequest, tokens: IssuedTokens): void {
  const token = readBearer(request);
  if (token !== undefined && tokens.state(token) !== 'unknown') tokens.expire(token);
}

/** The response to an expired token: the one with a code that only this provider has, if it has one. */
function expired({ expired: rules, acquire }: TokenDescriptor): PlannedResponse {
  const rule = rules.find(({ codes }) => codes !== undefined) ?? rules[0];
  if (!rule || (rule.status === 401 && !rule.codes)) return challenge('Bearer error="invalid_token"');
  const pointer = acquire.operation.errors?.code[0] ?? '/error';
  return {
    status: rule.status,
    body: withValueAt({}, pointer, rule.codes?.[0] ?? 'invalid_token') as object,
  };
}

function challenge(header: string): PlannedResponse {
  return { status: 401, headers: { 'www-authenticate': header }, body: { error: 'invalid_token' } };
}
