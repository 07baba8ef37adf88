import { configurationError } from '../cli-error.js';

/**
 * A secret as it is sent: without a byte order mark at its beginning and without line ends at its end, which editors and
 * shells add.
 *
 * @param where the place it was read from, for the message
 * @throws CliError (`configuration`) for text with NUL or U+FFFD in it: it was written in another encoding than UTF-8,
 * and to send it would cost one of the attempts after which an account locks
 */
export function secretText(text: string, where: string): string {
  if (/[\0\ufffd]/.test(text))
    throw configurationError(
      `${where} is not UTF-8 text; nothing was sent. PowerShell's ">" may have written it as UTF-16: save it as UTF-8, such as with Set-Content -Encoding utf8.`,
    );
  return text.replace(/^\ufeff/, '').replace(/[\r\n]+$/, '');
}
