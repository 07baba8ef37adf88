import type { ProviderReference, TokenDescriptor } from '@token-clients/runtime';
import type { Args } from '../args.js';
import { type CliError, configurationError, usageError } from '../cli-error.js';
import { didYouMean } from '../nearest.js';

/** What a provider package says about itself, in its subpath `reference`. */
export interface ProviderModule {
  readonly reference: ProviderReference;
  readonly descriptor: TokenDescriptor;
}

/** What loading a provider finds out. */
export interface LoadedModule extends ProviderModule {
  /** The files that it was loaded from, if they are not this program's own. */
  readonly files?: readonly string[];
  /** The version of its package, if it has one of its own. */
  readonly version?: string | undefined;
}

/** Where a provider comes from that is not this program's own. */
export interface ProviderOrigin {
  /** Its path or the name of its package, as the user wrote it. */
  readonly place: string;
  /** The same, with an absolute path. */
  readonly path: string;
  /** Where the user wrote it. */
  readonly source: 'flag --provider' | 'config file';
  /** What names it on a command line, quoted for a shell, because its name does not. */
  readonly words?: string;
}

/** A provider as it is registered: its package is loaded only when a command needs it. */
export interface ProviderEntry {
  readonly name: string;
  /** Other names that the command line understands. */
  readonly aliases: readonly string[];
  /** Absent: it comes with this program. */
  readonly origin?: ProviderOrigin;
  readonly load: () => Promise<LoadedModule>;
  /** Loads the OpenAPI document of a mock server. Absent: it is one of this program's own specs. */
  readonly document?: () => Promise<object>;
}

/** A loaded provider. */
export interface Provider extends LoadedModule, Omit<ProviderEntry, 'load'> {}

/**
 * The providers of one run of the program. Commands, help, completion, documentation and configuration ask it, and
 * nothing else, which providers there are.
 */
export interface ProviderRegistry {
  /** All providers, in the order in which they were registered. */
  readonly entries: readonly ProviderEntry[];
  /** Their names. */
  readonly names: readonly string[];
  /** Their names and aliases. */
  readonly words: readonly string[];
  /**
   * Adds a provider.
   *
   * @throws {CliError} `configuration` when its name or one of its aliases is taken
   */
  register(entry: ProviderEntry): void;
  /** Makes every further {@link load} throw this error, because providers that the user has are not here. */
  fail(error: CliError): void;
  /** What {@link fail} was called with. */
  readonly failure: CliError | undefined;
  /** Returns the provider's own name for its name or an alias; undefined if no provider is called so. */
  nameOf(word: string): string | undefined;
  /**
   * Loads a provider by its name or an alias.
   *
   * @throws {CliError} `usage` when no provider is called so; `configuration` when it can't be loaded
   */
  load(word: string): Promise<Provider>;
  /** Loads all providers. */
  loadAll(): Promise<readonly Provider[]>;
}

/** Creates a registry of these providers. */
export function createRegistry(entries: readonly ProviderEntry[]): ProviderRegistry {
  const all: ProviderEntry[] = [];
  const byWord = new Map<string, ProviderEntry>();
  let failure: CliError | undefined;
  const registry: ProviderRegistry = {
    entries: all,
    get names() {
      return all.map(({ name }) => name);
    },
    get words() {
      return [...byWord.keys()];
    },
    register(entry) {
      const words = [entry.name, ...entry.aliases];
      const taken = words.find(word => byWord.has(word));
      if (taken !== undefined)
        throw configurationError(
          `Two providers are called ${taken}: ${byWord.get(taken)?.name} and ${entry.name}. Leave one of them out.`,
        );
      all.push(entry);
      for (const word of words) byWord.set(word, entry);
    },
    fail(error) {
      failure = error;
    },
    get failure() {
      return failure;
    },
    nameOf: word => byWord.get(word)?.name,
    async load(word) {
      if (failure) throw failure;
      const entry = byWord.get(word);
      if (!entry) throw unknownProvider(word, registry);
      return { ...entry, ...(await entry.load()) };
    },
    loadAll: () => Promise.all(registry.names.map(registry.load)),
  };
  for (const entry of entries) registry.register(entry);
  return registry;
}

/** How messages and examples name a provider. */
export type NamedProvider = Pick<ProviderEntry, 'name' | 'origin'>;

/** Returns what names a provider on a command line: its name, or the flag if nothing else says where it is. */
export function onCommandLine({ name, origin }: NamedProvider): string {
  return origin?.words ?? name;
}

/** Creates the error for a word that names no provider. */
export function unknownProvider(
  word: string,
  { names, words }: Pick<ProviderRegistry, 'names' | 'words'>,
  advice = '',
): CliError {
  return usageError(
    `There is no provider ${word}.${meant(word, words, names)} Providers: ${names.join(', ')}.${advice}`,
  );
}

/** Suggests the names that begin with a word, or the nearest one. */
function meant(word: string, words: readonly string[], names: readonly string[]): string {
  const longer = word === '' ? [] : names.filter(name => name.startsWith(word));
  return longer.length > 0 ? ` Did you mean ${longer.join(' or ')}?` : didYouMean(word, words);
}

/**
 * Loads the provider that the first word of a command line names.
 *
 * @throws {CliError} `usage` when there is no word, or no provider is called so
 */
export async function namedProvider({
  args,
  providers,
}: {
  readonly args: Args;
  readonly providers: ProviderRegistry;
}): Promise<Provider> {
  const [word] = args.words;
  if (word === undefined)
    throw usageError(
      `The provider is missing. Use one of: ${providers.names.join(', ')}; or --provider with the path of a client of your own.`,
    );
  return providers.load(word);
}
