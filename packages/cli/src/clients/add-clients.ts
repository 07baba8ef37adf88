import { type CliError, configurationError, isCliError, usageError } from '../cli-error.js';
import { readConfig } from '../config/config-file.js';
import { Inputs } from '../config/inputs.js';
import { requireOwnFile } from '../config/own-file.js';
import type { Io } from '../io.js';
import { printable } from '../output/safe-output.js';
import { shellWord } from '../output/shell-quote.js';
import { type ProviderEntry, type ProviderRegistry, unknownProvider } from '../providers/registry.js';
import type { EarlyFlags } from './early-flags.js';
import { type ClientFiles, clientAt, installedClient } from './find-client.js';
import { isPath } from './is-path.js';
import { mentionsClients } from './mentions-clients.js';

/** What {@link addClients} adds to. */
interface Target {
  readonly io: Io;
  readonly providers: ProviderRegistry;
  /** The program's own commands, which no provider can be called. */
  readonly commands: readonly string[];
}

/**
 * Adds the clients of the user's own to the registry: those that the config file lists, without loading them, and the one that
 * `--provider` names. Nothing is looked for in the working directory.
 *
 * @returns the name of the provider that `--provider` names; undefined if it was not given
 * @throws {CliError} `configuration` when the client that `--provider` names can't be used
 */
export async function addClients(target: Target, flags: EarlyFlags): Promise<string | undefined> {
  if (mentionsClients(target.io, flags.config)) await addConfigured(target, flags.config);
  return flags.provider === undefined ? undefined : addNamed(target, flags.provider);
}

/** A mistake in the list is an error where a provider is loaded: `help` and `version` work without one. */
async function addConfigured(target: Target, named: string | undefined): Promise<void> {
  const { io, providers } = target;
  try {
    for (const entry of await configuredClients(io, named)) add(target, entry);
  } catch (error) {
    if (!isCliError(error)) throw error;
    providers.fail(error);
  }
}

async function configuredClients(io: Io, named: string | undefined): Promise<ProviderEntry[]> {
  const inputs = new Inputs(io);
  const { clients, directory, path } = await readConfig(inputs, named);
  return Object.entries(clients).map(([name, place]) => {
    const where = `providers.${name} in ${path}`;
    const find = () => {
      requireOwnFile(path, where, io.user);
      return findClient(place, inputs, directory) ?? notInstalled(place, where);
    };
    const absolute = isPath(place) ? inputs.path(place, directory) : place;
    return entryOf(io, name, [], { place, path: absolute, source: 'config file' }, find);
  });
}

async function addNamed(target: Target, text: string): Promise<string> {
  const { io, providers } = target;
  if (text === '') throw usageError('--provider needs the path of a client, such as ./my-client.');
  const known = isPath(text) ? undefined : providers.nameOf(text);
  if (known !== undefined) return known;
  const files = findClient(text, new Inputs(io));
  if (!files)
    throw unknownProvider(text, providers, ` For a client of your own, write its path, such as ./${text}.`);
  const { loadClient } = await import('./load-client.js');
  const { reference } = await loadClient(files, io);
  const { provider, aliases } = reference;
  if (await isListed(providers, provider, files)) return provider;
  const free = aliases.filter(alias => !isTaken(target, alias));
  add(
    target,
    entryOf(
      io,
      provider,
      free,
      { place: text, path: files.path, source: 'flag --provider', words: `--provider ${shellWord(text)}` },
      () => files,
    ),
    ` To use both, list the client in your config file under a name of its own, such as\n  providers:\n    my-${provider}: ${files.path}`,
  );
  return provider;
}

/** Whether the config file lists the same client under the name that it has itself. */
async function isListed(
  providers: ProviderRegistry,
  name: string,
  { reference }: ClientFiles,
): Promise<boolean> {
  const entry = providers.entries.find(entry => entry.name === name);
  return entry?.origin !== undefined && (await providers.load(name)).files?.includes(reference) === true;
}

function findClient(text: string, inputs: Inputs, base?: string): ClientFiles | undefined {
  return isPath(text) ? clientAt(text, inputs, base) : installedClient(text);
}

function notInstalled(name: string, where: string): never {
  throw configurationError(
    `${where} is ${name}, which is no path, and no package of that name is installed where this program is. Write a path, such as ./${name}, or install the package there.`,
  );
}

function entryOf(
  io: Io,
  name: string,
  aliases: readonly string[],
  origin: NonNullable<ProviderEntry['origin']>,
  find: () => ClientFiles,
): ProviderEntry {
  const load = async () => {
    const files = find();
    const { loadClient } = await import('./load-client.js');
    return {
      ...(await loadClient(files, io)),
      files: [files.reference, ...files.leadingTo],
      version: files.version,
    };
  };
  return {
    name,
    aliases,
    origin,
    load,
    async document() {
      const files = find();
      const { loadClient, loadDocument } = await import('./load-client.js');
      return loadDocument(files, (await loadClient(files, io)).reference.factory, io);
    },
  };
}

/** @throws {CliError} `configuration` when the provider can't have this name */
function add(target: Target, entry: ProviderEntry, advice = ' Choose another name.'): void {
  const { name, origin } = entry;
  const what = `The client in ${origin?.place} (${origin?.source})`;
  if (!/^[a-z][a-z0-9-]*$/.test(name))
    throw configurationError(
      `${what} cannot be called ${printable(name)}. Use lower-case letters, digits and "-", and begin with a letter.`,
    );
  if (isTaken(target, name)) throw taken(what, name, target, advice);
  target.providers.register(entry);
}

function isTaken({ providers, commands }: Target, word: string): boolean {
  return commands.includes(word) || providers.nameOf(word) !== undefined;
}

function taken(what: string, name: string, { commands, providers }: Target, advice: string): CliError {
  const by = commands.includes(name)
    ? 'this program has a command of that name'
    : providers.nameOf(name) === name
      ? 'there is already a provider of that name'
      : `that is another name of ${providers.nameOf(name)}`;
  return configurationError(`${what} cannot be called ${name}: ${by}.${advice}`);
}
