import type { TokenDescriptor } from '@token-clients/runtime';
import { type LoggedRequest, readBearer } from '../http/request.js';
import type { PlannedResponse } from '../http/response.js';
import type { Handler } from '../http/server.js';
import { Switch } from '../http/switch.js';
import type { IssuedTokens } from '../oauth/issued-tokens.js';
import type { Plan } from './plan.js';
import { withValueAt } from './pointers.js';
import { type ApiScenario, checkApiScenario, faultOf, type Settings, settingsOf } from './scenarios.js';
import type { ProtectedApi } from './token-server.js';

/** An API that accepts live tokens only, and rejects others as the provider's own APIs do. */
export class ApiEndpoint extends Switch<ApiScenario> implements ProtectedApi {
  readonly url: string;
  readonly requests: LoggedRequest[] = [];
  readonly #descriptor: TokenDescriptor;
  readonly #tokens: IssuedTokens;
  readonly #handler: Handler;

  constructor(url: string, descriptor: TokenDescriptor, tokens: IssuedTokens, handler: Handler) {
    super(checkApiScenario);
    this.url = url;
    this.#descriptor = descriptor;
    this.#tokens = tokens;
    this.#handler = handler;
  }

  /** Takes a request into the log, and says what is to become of it; undefined for a path that is not below the API's. */
  plan(request: LoggedRequest): Plan | undefined {
    if (!/^\/api(?:\/|$)/.test(request.path)) return undefined;
    this.requests.push(request);
    const scenario = this.take(request);
    const settings = scenario && settingsOf(scenario);
    return { fault: settings && faultOf(settings), respond: () => this.#respond(request, settings) };
  }

  #respond(
    request: LoggedRequest,
    settings: Settings | undefined,
  ): PlannedResponse | Promise<PlannedResponse> {
    if (settings?.kind === 'rate-limit')
      return { status: 429, headers: { 'retry-after': String(settings.retryAfter ?? 1) } };
    const token = readBearer(request);
    if (token === undefined) return challenge('Bearer');
    // A server may know more than its clock says.
    if (settings?.kind === 'expired-token' && this.#tokens.state(token) === 'active')
      this.#tokens.expire(token);
    const state = this.#tokens.state(token);
    if (state === 'active') return this.#handler(request);
    return state === 'expired' ? expired(this.#descriptor) : challenge('Bearer error="invalid_token"');
  }
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
