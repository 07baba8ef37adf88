import { classify, type FailureKind, type TokenRequest, valueAt } from '@token-clients/runtime';
import { failureStatuses } from '../failure-statuses.js';
import { responseError } from '../fakes/fake-failure.js';
import type { PlannedResponse } from '../http/response.js';
import type { ProviderUnderTest } from '../provider-under-test.js';
import { bodyOf } from '../response-body.js';
import { withValueAt } from './pointers.js';

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
      ?.responses.filter(({ code, kind }) => code >= 400 && kind === undefined)
      .map(response => ({ status: response.code, body: bodyOf(provider, response) }))
      .filter(({ body }) => typeof body === 'object' && body !== null) ?? [];
  const { own, standard } = failureStatuses(descriptor, kind);
  const made = ({ status, code }: typeof standard) => ({ status, body: bodyWith(code) });

  const means = (response: { readonly status: number; readonly body: unknown }) => {
    const serverCode = codePointers
      .map(pointer => valueAt(response.body, pointer))
      .find(value => typeof value === 'string' || typeof value === 'number');
    const code = serverCode === undefined ? undefined : String(serverCode);
    return classify(descriptor, responseError(response.status, code, undefined, operation.name)).kind;
  };
  const found = [...documented, ...own.map(made), made(standard)].find(response => means(response) === kind);
  // A lock that is documented nowhere looks like a wrong secret.
  if (!found && kind === 'locked') return errorResponse(provider, request, 'credential', why);
  return planned(found ?? made(standard));
}

function planned({ status, body }: { readonly status: number; readonly body: unknown }): PlannedResponse {
  return {
    status,
    // RFC 9110 section 15.5.2: a 401 has a challenge.
    ...(status === 401 && { headers: { 'www-authenticate': 'Basic realm="test"' } }),
    body: body as object,
  };
}
