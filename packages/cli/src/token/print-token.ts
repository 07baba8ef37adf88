import type { Context } from '../command.js';
import { print } from '../output/print.js';
import type { TokenView } from '../output/token-forms.js';
import { type TokenForm, tokenObject, tokenText } from '../output/token-forms.js';

/** What `token get` was asked for. */
export interface TokenRequest extends TokenForm {
  readonly minValidityMs: number;
  readonly force: boolean;
  readonly noCache: boolean;
  /** Whether a person may be asked for what is missing. */
  readonly mayAsk: boolean;
}

/** Prints a token on stdout. */
export async function printToken(
  { io, args }: Pick<Context, 'io' | 'args'>,
  token: TokenView,
  form: TokenForm,
): Promise<void> {
  const text = tokenText(token, form);
  if (text !== undefined) return io.stdout.write(`${text}\n`);
  const object = tokenObject(token, io.clock.now());
  if (form.output === 'yaml') return io.stdout.write((await import('yaml')).stringify(object));
  await print({ io, args }, object);
}
