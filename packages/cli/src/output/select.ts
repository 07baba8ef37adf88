import { at } from '@token-clients/runtime';
import { usageError } from '../cli-error.js';
import { didYouMean } from '../nearest.js';

/**
 * What a JMESPath expression finds.
 *
 * @throws CliError (`usage`) if it is none
 */
export async function find(value: unknown, expression: string): Promise<unknown> {
  const { default: jmespath } = await import('jmespath');
  try {
    return jmespath.search(value, expression);
  } catch (error) {
    throw usageError(`--query is not a JMESPath expression: ${(error as Error).message}.`);
  }
}

/**
 * One field: by its name, or by a JSON pointer (RFC 6901).
 *
 * @throws CliError (`usage`) if the result has no such field
 */
export function pick(value: unknown, field: string): unknown {
  const found = field.startsWith('/') ? at(value, field) : Object(value)[field];
  if (found !== undefined) return found;
  const names = Object.keys(Object(value));
  throw usageError(`The result has no field ${field}.${didYouMean(field, names)} Fields: ${names.join(', ')}.`);
}
