import type { OperationReference, ServerDescription } from '@token-clients/runtime';
import type { Example } from '../command.js';
import { environmentSpelling, readableSpelling } from '../names.js';
import { shellWord } from '../output/shell-quote.js';
import type { FieldFlag } from './operation-flags.js';

/**
 * Returns command lines to copy: the spec's own examples as flags, with secrets read from the environment, and a word to
 * replace for each variable of the base URL that has no default.
 */
export function examplesOf(
  line: string,
  reference: OperationReference,
  flags: readonly FieldFlag[],
  servers: readonly ServerDescription[],
): Example[] {
  const { parameters, body } = reference;
  const documented = Object.fromEntries(
    parameters.filter(({ example }) => example !== undefined).map(({ name, example }) => [name, example]),
  );
  const named = Object.entries(body?.examples ?? {});
  const all: [string, unknown][] =
    named.length > 0 ? named : Object.keys(documented).length > 0 ? [['with all parameters', {}]] : [];
  return all.map(([name, fields]) => ({
    does: readableSpelling(name).replaceAll('-', ' '),
    line: [
      line,
      ...argumentsOf({ ...documented, ...(fields as object) }, flags),
      ...openVariables(servers),
    ].join(' '),
  }));
}

function openVariables([first]: readonly ServerDescription[]): string[] {
  return Object.entries(first?.variables ?? {})
    .filter(([, variable]) => variable.default === undefined)
    .map(([name, { values }]) => `--${readableSpelling(name)} ${shellWord(values?.[0] ?? `your-${name}`)}`);
}

function argumentsOf(fields: Readonly<Record<string, unknown>>, flags: readonly FieldFlag[]): string[] {
  return flags.flatMap(({ name, field }) => {
    const value = fields[field.name];
    if (value === undefined) return [];
    if (field.secret) return [`--${name} env:${environmentSpelling(field.name)}`];
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    return [`--${name} ${shellWord(text)}`];
  });
}
