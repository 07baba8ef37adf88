import {
  type ContractResponse,
  classify,
  type FailureKind,
  type FailureRule,
  ResponseError,
  type TokenRequest,
  valueAt,
} from '@token-clients/runtime';
import type { PlannedResponse } from '../http/response.js';
import type { ProviderUnderTest } from '../provider-under-test.js';
import { withValueAt } from './pointers.js';

/** What RFC 6749 section 5.2, RFC 6585 and RFC 9110 have for a failure. */
const STANDARD: Partial<Record<FailureKind, readonly [status: number, code: string]>> = {
  credential: [401, 'invalid_client'],
  grant: [400, 'invalid_grant'],
  request: [400, 'invalid_request'],
  throttled: [429, 'slow_down'],
  transient: [503, 'temporarily_unavailable'],
  locked: [403, 'account_locked'],
};

/**
 * Returns the error response that a provider sends for a failure of a token request: one of its spec's examples if one
 * means just that, else the status and code of its rules, else what the standards have.
 */
export function errorResponse(
  provider: ProviderUnderTest,
  request: TokenRequest,
  kind: FailureKind,
  why: string,
): PlannedResponse {
  const { descriptor, contract } = provider;
  const { operation } = request;
  const { errors } = operation;
  const codePointers = errors?.code ?? ['/error'];
  const bodyWith = (code: string): unknown => {
    const body = withValueAt({}, codePointers[0] ?? '/error', code);
    return withValueAt(body, errors?.message[0] ?? '/error_description', why);
  };
  const documented =
    contract.operations
      .find(({ method }) => method === operation.name)
      ?.responses.filter(isError)
      .map(({ code, body }) => ({ status: code, body })) ?? [];
  const byRule = descriptor.failures
    .filter(rule => rule.is === kind)
    .map(rule => ({
      status: statusOf(rule, kind),
      body: bodyWith(rule.codes?.[0] ?? STANDARD[kind]?.[1] ?? kind),
    }));
  const [status, code] = STANDARD[kind] ?? [400, kind];
  const standard = { status, body: bodyWith(code) };

  const means = (response: { readonly status: number; readonly body: unknown }) => {
    const serverCode = codePointers
      .map(pointer => valueAt(response.body, pointer))
      .find(value => typeof value === 'string' || typeof value === 'number');
    return classify(
      descriptor,
      new ResponseError(
        '',
        {
          operation: operation.name,
          status: response.status,
          ...(serverCode !== undefined && { serverCode: String(serverCode) }),
        },
        { response: new Response(null, { status: response.status }) },
      ),
    ).kind;
  };
  const candidates = [...documented, ...byRule, standard];
  const found = candidates.find(response => means(response) === kind);
  // A lock that is documented nowhere looks like a wrong secret.
  if (!found && kind === 'locked') return errorResponse(provider, request, 'credential', why);
  return planned(found ?? standard);
}

function isError({ code, kind, body }: ContractResponse): boolean {
  return code >= 400 && kind === undefined && typeof body === 'object' && body !== null;
}

function statusOf({ status }: FailureRule, kind: FailureKind): number {
  if (typeof status === 'number') return status;
  const [usual] = STANDARD[kind] ?? [400];
  return status === undefined || status.startsWith(String(Math.floor(usual / 100)))
    ? usual
    : Number(`${status[0]}00`);
}

function planned({ status, body }: { readonly status: number; readonly body: unknown }): PlannedResponse {
  return {
    status,
    // RFC 9110 section 15.5.2: a 401 has a challenge.
    ...(status === 401 && { headers: { 'www-authenticate': 'Basic realm="test"' } }),
    body: body as object,
  };
}
