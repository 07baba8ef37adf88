import type { ProviderReference, TokenDescriptor } from '@token-clients/runtime';
import { usageError } from '../cli-error.js';
import { providers } from '../generated/providers.js';
import { didYouMean } from '../nearest.js';

/** A provider, loaded. */
export interface Provider {
  readonly name: string;
  readonly reference: ProviderReference;
  readonly descriptor: TokenDescriptor;
}

/** Names of all providers. */
export function providerNames(): string[] {
  return Object.keys(providers);
}

export function aliasesOf(name: string): readonly string[] {
  return providers[name]?.aliases ?? [];
}

/** The provider's own name, from that or an alias; undefined if there is none. */
export function providerName(word: string): string | undefined {
  if (Object.hasOwn(providers, word)) return word;
  return Object.keys(providers).find(name => providers[name]?.aliases.includes(word));
}

/** @throws CliError (`usage`) if there is no such provider */
export async function loadProvider(word: string): Promise<Provider> {
  const name = providerName(word);
  const entry = name === undefined ? undefined : providers[name];
  if (name === undefined || !entry) {
    const known = providerNames();
    throw usageError(
      `There is no provider ${word}.${didYouMean(word, [...known, ...known.flatMap(aliasesOf)])} Providers: ${known.join(', ')}.`,
    );
  }
  const { reference, descriptor } = await entry.load();
  return { name, reference, descriptor };
}
