import { array, check, pipe, readonly, regex, string, transform } from 'valibot';
import { printable } from '../../output/safe-output.js';

/** A string as it is: it is sent, compared or parsed. */
export const exact = string();

/** A string that is only shown. Control characters are written out, because shells and pagers obey them in a pipe too. */
export const shown = pipe(string(), transform(printable));

/** The name of something on the wire, which is shown as well. */
export const wireName = pipe(
  string(),
  check(text => printable(text) === text, 'must have no control characters'),
);

/** A word of the command line, such as the name of a provider. */
export const word = pipe(string(), regex(/^[a-z][a-z0-9-]*$/, 'must be lower-case letters, digits and "-"'));

/** The name of an environment variable, which may become part of a shell command. */
export const variable = pipe(
  string(),
  regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'must be the name of an environment variable'),
);

/** A name in JavaScript. */
export const identifier = pipe(string(), regex(/^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u, 'must be a name'));

export const exactList = pipe(array(exact), readonly());
export const nameList = pipe(array(wireName), readonly());
export const variableList = pipe(array(variable), readonly());
