import { type MalformedReason, MalformedResponseError, ResponseError } from './errors/response-error.js';
import { baseUrlAdvice, failureAdvice } from './failure-advice.js';
import { valueAt } from './pointer.js';
import type { Asked } from './read-response.js';
import { retryAfterMs } from './retry-after.js';
import { scrub } from './scrub.js';
import { sentSecrets } from './sent-secrets.js';
import { type ServerWords, serverWords } from './server-words.js';

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
  const clean = (said: string | undefined) => (said === undefined ? undefined : scrub(said, secrets));
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
