import type { Asked } from '../client/types.js';
import { type MalformedReason, MalformedResponseError, ResponseError } from '../errors/response-error.js';
import { retryAfterMs } from '../http-dates.js';
import { valueAt } from '../json.js';
import type { FailureKind } from '../model/operation.js';
import { sentSecrets } from '../redact/sent-secrets.js';
import { redactMessage } from '../redact/text.js';
import { type ServerWords, serverWords } from './error-details.js';
import { isAboutAddress, kindOfCode, standardKind } from './failure-kinds.js';

/** Words of servers that write a code also when all is well. */
const ALL_WELL = /^(0+|2\d\d|ok|success\w*)$/i;

/**
 * The error for an answer that is not the success it should be. What the server says is redacted of what was sent in
 * secret; its own code, status and body are there for the program.
 *
 * @param text the body; undefined for one that was too long
 * @param data the body, if it was JSON
 */
export function explainFailure(
  asked: Asked,
  response: Response,
  text: string | undefined,
  data: unknown,
): ResponseError | MalformedResponseError {
  const { operation } = asked;
  const { name, token } = operation;
  const { status, ok, headers } = response;
  const words = serverWords(text, data, response, operation.errors);
  const secrets = sentSecrets(asked);
  const clean = (said: string | undefined) => (said === undefined ? undefined : redactMessage(said, secrets));
  const said = {
    serverCode: clean(words.code),
    serverMessage: clean(words.message),
    errorId: clean(words.id),
    retryAfterMs: retryAfterMs(headers),
  };
  const unshown = { error: words.body, response, rawCode: words.code };
  const quoted = [
    said.serverCode,
    said.serverMessage && `"${said.serverMessage.replace(/\.$/, '')}"`,
    said.errorId && `(error id ${said.errorId})`,
  ].filter(Boolean);
  const advice = failureAdvice(asked, status, words, said.retryAfterMs);
  const told = `${quoted.length ? `: ${quoted.join(' ')}` : ''}. ${advice}.`;
  if (status >= 400) {
    return new ResponseError(
      `${name} was refused with status ${status}${words.isPage ? ' and a web page' : ''}${told}`,
      { ...said, operation: name, status },
      { ...unshown, isPage: words.isPage },
    );
  }
  if (ok && token && holdsError(words, token)) {
    return new MalformedResponseError(
      name,
      status,
      'error_in_success',
      `${name} was refused in a response of status ${status}${told}`,
      unshown,
      said,
    );
  }
  const reason = ok ? malformedReason(text, words) : 'redirect';
  const detail =
    reason === 'too_large'
      ? `, over ${asked.maxBytes} bytes`
      : reason === 'wrong_shape'
        ? `, no text at ${token}`
        : '';
  return new MalformedResponseError(
    name,
    status,
    reason,
    `${name} got an unusable answer: ${reason.replaceAll('_', ' ')}${detail} (status ${status}). ${baseUrlAdvice(asked)}.`,
    { response },
  );
}

/** Whether a success is an error in disguise: it says so, or it has no token and a code or message in its place. */
function holdsError({ body, code, message }: ServerWords, token: string): boolean {
  if (valueAt(body, '/error')) return true;
  const said = code ?? message;
  return !valueAt(body, token) && typeof body === 'object' && said !== undefined && !ALL_WELL.test(said);
}

function malformedReason(text: string | undefined, { body, isPage }: ServerWords): MalformedReason {
  if (text === undefined) return 'too_large';
  if (isPage) return 'html';
  if (!text.trim()) return 'empty';
  return body === undefined ? 'not_json' : 'wrong_shape';
}

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
