import { usageError } from '../cli-error.js';
import type { Context } from '../command.js';
import { loadProvider, type Provider, providerNames } from './registry.js';

/**
 * The provider that the first word names.
 *
 * @throws CliError (`usage`)
 */
export async function namedProvider({ args }: Context): Promise<Provider> {
  const [word] = args.words;
  if (word === undefined) throw usageError(`Name a provider: ${providerNames().join(', ')}.`);
  return loadProvider(word);
}
