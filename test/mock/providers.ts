import { specFiles } from '@token-clients/generator/mock-specs';
import type { ProviderUnderTest } from '@token-clients/testing';
import { projectRoot } from './project-root.js';

/** Loads every provider of the project, by the name of its spec and of the package that was made from it. */
export async function loadProviders(): Promise<Map<string, ProviderUnderTest>> {
  const names = [...specFiles(projectRoot()).keys()];
  return new Map(await Promise.all(names.map(async name => [name, await loadProvider(name)] as const)));
}

async function loadProvider(name: string): Promise<ProviderUnderTest> {
  const module = (await import(`@token-clients/${name}/testing`)) as Record<string, ProviderUnderTest>;
  const [provider] = Object.values(module);
  if (!provider) throw new Error(`@token-clients/${name}/testing exports no grant.`);
  return provider;
}
