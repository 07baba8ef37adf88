import type { FailureKind } from './descriptor.js';
import { isAboutAddress, kindOfCode, standardKind } from './failure-kinds.js';
import type { Asked } from './read-response.js';
import type { ServerWords } from './server-words.js';

/** What to do about codes of which the kind alone says too little. */
const BY_CODE: Readonly<Record<string, string>> = {
  invalid_scope: 'Check the scope',
  invalid_target: 'Check the resource or audience',
  unauthorized_client: 'Check what this client is allowed to do',
  access_denied: 'Check what this client is allowed to do',
};

const BY_KIND: Partial<Record<FailureKind, string>> = {
  credential: 'Check the credentials',
  grant: 'Get a new refresh token, code or subject token: this one is no longer accepted',
  locked: 'Wait, or have the account unlocked',
  request: 'Check the fields',
};

/** What to do about a failure, as a sentence without its full stop. */
export function failureAdvice(
  asked: Asked,
  status: number,
  { code = '', isPage }: ServerWords,
  retryAfterMs: number | undefined,
): string {
  const [said] = Object.entries(asked.operation.errors?.kinds ?? {})
    .filter(([, codes]) => codes.includes(code))
    .map(([known]) => known as FailureKind);
  const kind = said ?? standardKind(status, code, isPage);
  if (kind === 'throttled' || kind === 'transient') return `Try again ${pause(retryAfterMs)}`;
  if (Object.hasOwn(BY_CODE, code)) return BY_CODE[code] as string;
  if (kind === 'request' && !said && !kindOfCode(code))
    return baseUrlAdvice(asked) + (isAboutAddress(status) ? '' : '. It may also be a proxy that answers');
  return (
    BY_KIND[kind ?? 'malformed'] ??
    `Check the credentials and ${status === 403 ? 'what they are allowed to do' : 'fields'}`
  );
}

/** Says which address to check. It has neither query nor parameters: both may hold secrets. */
export function baseUrlAdvice({ baseUrl, operation, variables }: Asked): string {
  const what = ['base URL', ...variables.map(name => `serverVariables.${name}`)].join(' and ');
  return `Check the ${what}: ${baseUrl}${operation.path}`;
}

function pause(ms: number | undefined): string {
  if (!ms) return 'later';
  return ms <= 120_000 ? `in ${Math.ceil(ms / 1000)} s` : `in ${Math.ceil(ms / 60_000)} min`;
}
