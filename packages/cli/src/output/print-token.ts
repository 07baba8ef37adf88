import type { Context } from '../command.js';
import { print } from './print.js';
import { type TokenForm, type TokenView, tokenObject, tokenText } from './token-forms.js';

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
