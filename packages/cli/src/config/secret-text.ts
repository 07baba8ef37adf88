import { configurationError } from '../cli-error.js';

/**
 * Removes what editors and shells add to a secret: a byte order mark at the start and line ends at the end.
 *
 * @param where where it was read, for the message
 * @throws {CliError} `configuration` when it contains NUL or U+FFFD: then it is not UTF-8, and sending it would use up
 * one of the attempts before an account is locked
 */
export function secretText(text: string, where: string): string {
  if (/[\0\ufffd]/.test(text))
    throw configurationError(
      `${where} is not UTF-8 text; nothing was sent. PowerShell's ">" may have written it as UTF-16: save it as UTF-8, such as with Set-Content -Encoding utf8.`,
    );
  return text.replace(/^\ufeff/, '').replace(/[\r\n]+$/, '');
}
