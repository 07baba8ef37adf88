import { decoderOf } from '../charset.js';
import { type MalformedReason, MalformedResponseError, ResponseError } from '../errors/response-error.js';
import { retryAfterMs } from '../http-dates.js';
import { valueAt } from '../json.js';
import type { SentCall } from '../model/call.js';
import type { FailureKind } from '../model/operation.js';
import { sentSecrets } from '../redact/sent-secrets.js';
import { redactMessage } from '../redact/text.js';
import { type ErrorDetails, errorDetails } from './error-details.js';
import { isAboutAddress, kindOfCode, standardKind } from './failure-kinds.js';

/** Codes of servers that write one also when all is well. */
const ALL_WELL = /^(0+|2\d\d|ok|success\w*)$/i;

/**
 * Returns the error for a response that is not the success it should be.
 *
 * What the server says is redacted of what was sent in secret; its own code, status and body are there for the program.
 *
 * @param text the body; undefined for one that was too long
 * @param data the body, if it was JSON
 */
export function explainFailure(
  call: SentCall,
  response: Response,
  text: string | undefined,
  data: unknown,
): ResponseError | MalformedResponseError {
  const { name, token, errors } = call.operation;
  const { status, ok, headers } = response;
  const details = errorDetails(text, data, response, errors);
  const secrets = sentSecrets(call);
  const redact = (said: string | undefined) =>
    said === undefined ? undefined : redactMessage(said, secrets);
  const shown = {
    serverCode: redact(details.code),
    serverMessage: redact(details.message),
    errorId: redact(details.id),
    retryAfterMs: retryAfterMs(headers),
  };
  const unshown = { error: details.body, response, rawCode: details.code };
  const said = [
    shown.serverCode,
    shown.serverMessage && `"${shown.serverMessage.replace(/\.$/, '')}"`,
    shown.errorId && `(error id ${shown.errorId})`,
  ].filter(Boolean);
  const reason = `${said.length ? `: ${said.join(' ')}` : ''}. ${failureAdvice(call, status, details, shown.retryAfterMs)}.`;
  if (status >= 400) {
    return new ResponseError(
      `${name} failed with status ${status}${details.isPage ? ' and a web page' : ''}${reason}`,
      { ...shown, operation: name, status },
      { ...unshown, isPage: details.isPage },
    );
  }
  if (ok && token !== undefined && holdsError(details, token)) {
    return new MalformedResponseError(
      `${name} failed in a response of status ${status}${reason}`,
      { ...shown, operation: name, status, reason: 'error_in_success' },
      unshown,
    );
  }
  return malformedResponse(call, response, ok ? malformedReason(text, details, headers) : 'redirect');
}

function malformedResponse(
  call: SentCall,
  response: Response,
  reason: MalformedReason,
): MalformedResponseError {
  const { name, token } = call.operation;
  const { status } = response;
  const detail =
    reason === 'too_large'
      ? `, over ${call.maxBytes} bytes`
      : reason === 'wrong_shape'
        ? `, no string ${token ? `at ${token}` : 'as the whole body'}`
        : '';
  const message = `${name} got an unusable response: ${reason.replaceAll('_', ' ')}${detail} (status ${status}). ${baseUrlAdvice(call)}.`;
  return new MalformedResponseError(message, { operation: name, status, reason }, { response });
}

/** Whether a success is an error in disguise: it says so, or it has no token and a code or message in its place. */
function holdsError({ body, code, message }: ErrorDetails, token: string): boolean {
  if (valueAt(body, '/error')) return true;
  const said = code ?? message;
  const hasToken = token !== '' && valueAt(body, token);
  return !hasToken && typeof body === 'object' && said !== undefined && !ALL_WELL.test(said);
}

function malformedReason(
  text: string | undefined,
  { body, isPage }: ErrorDetails,
  headers: Headers,
): MalformedReason {
  if (text === undefined) return 'too_large';
  if (isPage) return 'html';
  if (!text.trim()) return 'empty';
  if (body !== undefined) return 'wrong_shape';
  return decoderOf(headers) ? 'not_json' : 'charset';
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

/** Returns what to do about a failure, as a sentence without its full stop. */
function failureAdvice(
  call: SentCall,
  status: number,
  { code = '', isPage }: ErrorDetails,
  retryAfterMs: number | undefined,
): string {
  const [documented] = Object.entries(call.operation.errors?.kinds ?? {})
    .filter(([, codes]) => codes.includes(code))
    .map(([kind]) => kind as FailureKind);
  const kind = documented ?? standardKind(status, code, isPage);
  if (kind === 'throttled' || kind === 'transient') return `Try again ${pause(retryAfterMs)}`;
  if (Object.hasOwn(BY_CODE, code)) return BY_CODE[code] as string;
  if (kind === 'request' && !documented && !kindOfCode(code))
    return baseUrlAdvice(call) + (isAboutAddress(status) ? '' : '. The response may also be that of a proxy');
  return (
    BY_KIND[kind ?? 'malformed'] ??
    `Check the credentials and ${status === 403 ? 'what they are allowed to do' : 'fields'}`
  );
}

/** Returns which address to check. It has neither query nor parameters: both may hold secrets. */
function baseUrlAdvice({ baseUrl, operation, options }: SentCall): string {
  const variables = Object.keys(options.serverVariables ?? {}).map(name => `serverVariables.${name}`);
  return `Check the ${['base URL', ...variables].join(' and ')}: ${baseUrl}${operation.path}`;
}

function pause(ms: number | undefined): string {
  if (!ms) return 'later';
  return ms <= 120_000 ? `in ${Math.ceil(ms / 1000)} s` : `in ${Math.ceil(ms / 60_000)} min`;
}
