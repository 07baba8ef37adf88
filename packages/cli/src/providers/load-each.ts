import { type CliError, isCliError } from '../cli-error.js';
import type { Provider, ProviderOrigin, ProviderRegistry } from './registry.js';

/** A provider, or why it can't be loaded. */
export type Loaded =
  | { readonly name: string; readonly provider: Provider }
  | { readonly name: string; readonly origin: ProviderOrigin | undefined; readonly error: CliError };

/**
 * Loads all providers. One that can't be loaded hides no other.
 *
 * @throws {CliError} `configuration` when the list of the user's own clients is wrong
 */
export async function loadEach({ entries, load, failure }: ProviderRegistry): Promise<Loaded[]> {
  if (failure) throw failure;
  return Promise.all(
    entries.map(({ name, origin }) =>
      load(name).then(
        provider => ({ name, provider }),
        error => {
          if (!isCliError(error)) throw error;
          return { name, origin, error };
        },
      ),
    ),
  );
}
