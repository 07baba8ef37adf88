import { createRequire } from 'node:module';
import type { ProviderReference, TokenDescriptor } from '@token-clients/runtime';
import { PROVIDER_DOCS } from '../repository/provider-docs.js';
import { commandsOf, readManual } from './manual-commands.js';
import type { ProviderSource } from './provider-source.js';

/** Loads modules as CommonJS does, which waits for them. */
const load = createRequire(import.meta.url);
let read: readonly ProviderSource[] | undefined;

/** Reads what the packages of the providers and the command line say, once. All of them have to be built. */
export function readProviders(): readonly ProviderSource[] {
  read ??= readAll();
  return read;
}

function readAll(): ProviderSource[] {
  const manual = readManual();
  return PROVIDER_DOCS.map(docs => {
    const { reference, descriptor } = load(`@token-clients/${docs.name}/reference`) as {
      readonly reference: ProviderReference;
      readonly descriptor: TokenDescriptor;
    };
    return { docs, reference, descriptor, commands: commandsOf(manual, reference) };
  });
}
