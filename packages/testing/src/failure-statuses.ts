import type { FailureKind, FailureRule, TokenDescriptor } from '@token-clients/runtime';

/** What RFC 6749 section 5.2, RFC 6585 and RFC 9110 have for a failure. */
const STANDARD: Partial<Record<FailureKind, readonly [status: number, code: string]>> = {
  credential: [401, 'invalid_client'],
  grant: [400, 'invalid_grant'],
  request: [400, 'invalid_request'],
  throttled: [429, 'slow_down'],
  transient: [503, 'temporarily_unavailable'],
  locked: [403, 'account_locked'],
};

interface FailureStatus {
  readonly status: number;
  readonly code: string;
}

/** Returns with which status and code a provider can say that a token request failed so: by its own rules, or by the standards. */
export function failureStatuses(
  { failures }: Pick<TokenDescriptor, 'failures'>,
  kind: FailureKind,
): { readonly own: readonly FailureStatus[]; readonly standard: FailureStatus } {
  const [status, code] = STANDARD[kind] ?? [400, kind];
  const own = failures
    .filter(rule => rule.is === kind)
    .map(rule => ({ status: statusOf(rule, status), code: rule.codes?.[0] ?? code }));
  return { own, standard: { status, code } };
}

/** The usual status, if the rule's class has it. */
function statusOf({ status }: FailureRule, usual: number): number {
  if (typeof status === 'number') return status;
  if (status === undefined || status.startsWith(String(Math.floor(usual / 100)))) return usual;
  return Number(`${status[0]}00`);
}
