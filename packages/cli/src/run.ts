import { type Args, parseArgs, wantsJson } from './args.js';
import { usageError } from './cli-error.js';
import type { addClients } from './clients/add-clients.js';
import { type EarlyFlags, earlyFlags, lateFlag } from './clients/early-flags.js';
import { mentionsClients } from './clients/mentions-clients.js';
import { type Command, type Context, commandLine } from './command.js';
import { OWN_COMMANDS, rootCommand, VERSION_FLAG } from './commands/root.js';
import { EXIT } from './exit-codes.js';
import { findCommand } from './find-command.js';
import { bundledProviders } from './generated/providers.js';
import type { Io } from './io.js';
import { createRegistry, type Provider, type ProviderRegistry } from './providers/registry.js';
import { INHERITED_FLAGS } from './shared-flags.js';
import { version } from './version.js';

/** Runs one command line and returns its exit code. Never throws: failures are reported on stderr. */
export async function run(io: Io, providers = createRegistry(bundledProviders)): Promise<number> {
  const program = rootCommand(providers);
  const parts = { providers, program, secrets: [] as string[], atEnd: [] as (() => void)[] };
  const held = holdsNotes(io) ? heldOutput() : undefined;
  // An object that inherits from `io`, because a copy would evaluate its getters.
  const inner: Io = held ? Object.create(io, { stderr: { value: held, enumerable: true } }) : io;
  let command = program;
  try {
    const target = { io: inner, providers, commands: OWN_COMMANDS };
    let flags = earlyFlags(io.args, INHERITED_FLAGS);
    // A client of the user's own may be the command; else the command's flags are known before it is.
    const isOwn = OWN_COMMANDS.includes(flags.word ?? '');
    let chosen = isOwn ? undefined : await addOwnClients(target, flags);
    if (!isOwn && flags.isLate && providers.nameOf(flags.word ?? '') === undefined)
      throw lateFlag('--provider');
    const rest = await findCommand(program, io.args, found => {
      command = found;
    });
    if (isOwn) {
      flags = earlyFlags(rest, [...command.flags, ...INHERITED_FLAGS]);
      chosen = await addOwnClients(target, flags);
      command = { ...command, ...namedBy(providers, chosen) };
    }
    const exitCode = await runCommand(command, rest, { io: inner, ...parts }, { ...flags, chosen });
    for (const note of notesOf(io, parts.secrets, held)) io.stderr.write(`${note}\n`);
    return exitCode;
  } catch (error) {
    const { reportError } = await import('./report-error.js');
    const notes = notesOf(io, parts.secrets, held);
    if (!wantsJson(io.args)) for (const note of notes) io.stderr.write(`${note}\n`);
    return reportError(error, { io, command, ...parts, notes });
  } finally {
    for (const end of parts.atEnd) end();
  }
}

/** What usage lines show in the place of `<provider>`, if a flag says it. */
function namedBy({ entries }: ProviderRegistry, chosen: string | undefined): Pick<Command, 'provider'> {
  const words = entries.find(({ name }) => name === chosen)?.origin?.words;
  return words === undefined ? {} : { provider: words };
}

/** Adds the clients of the user's own, if there may be some. See {@link addClients}. */
async function addOwnClients(
  target: Parameters<typeof addClients>[0],
  flags: EarlyFlags,
): Promise<string | undefined> {
  if (flags.provider === undefined && !mentionsClients(target.io, flags.config)) return undefined;
  const { addClients } = await import('./clients/add-clients.js');
  return addClients(target, flags);
}

/** Returns whether notes wait until the end: with `--json` stderr gets only the error, if there is one. */
function holdsNotes({ args }: Io): boolean {
  return wantsJson(args) && !args.includes('--debug');
}

function heldOutput() {
  let text = '';
  const write = (more: string | Uint8Array) => {
    text += typeof more === 'string' ? more : Buffer.from(more).toString('utf8');
  };
  return { isTerminal: false, write, control: write, lines: () => text.split('\n').filter(Boolean) };
}

/** Returns the notes of a run. */
function notesOf(
  { args, warnings = [] }: Io,
  secrets: readonly string[],
  held: ReturnType<typeof heldOutput> | undefined,
): string[] {
  const shows = ['--dry-run', '--debug'].some(flag => args.includes(flag));
  const isShort = secrets.some(secret => secret.length > 0 && secret.length < 4);
  return [
    ...(held?.lines() ?? []),
    ...warnings.map(text => `note: ${text}`),
    ...(shows && isShort ? [SHORT_SECRET] : []),
  ];
}

const SHORT_SECRET =
  'note: a secret has fewer than 4 characters, which may occur anywhere, so every string is [redacted] as a whole.';

async function runCommand(
  command: Command,
  rest: readonly string[],
  parts: Omit<Context, 'args'>,
  flags: EarlyFlags & { readonly chosen: string | undefined },
): Promise<number> {
  const { io, providers } = parts;
  const provider = await providerAmong(command, rest, providers, flags.chosen);
  if (!provider && flags.isLate && command.providerFlags) throw lateFlag('--provider');
  const more = provider ? command.providerFlags?.(provider) : undefined;
  const own = [...command.flags, ...(more ?? [])];
  const asksHelp = helpWanted(rest);
  if (asksHelp || !command.run) {
    if (!asksHelp && parseArgs(rest, [...own, ...INHERITED_FLAGS]).on(VERSION_FLAG.name)) {
      io.stdout.write(`${version}\n`);
      return EXIT.ok;
    }
    const { helpPage, helpWidth } = await import('./help/help-page.js');
    io.stdout.write(helpPage({ ...command, flags: own }, helpWidth(io), provider ?? providers.entries[0]));
    return EXIT.ok;
  }
  const given = parseArgs(rest, [...own, ...INHERITED_FLAGS]);
  if (given.text('provider') !== flags.provider) throw lateFlag('--provider');
  if (provider?.origin && given.text('config') !== flags.config) throw lateFlag('--config');
  const args = withProvider(command, given, providers, flags.chosen);
  const extra = args.words.length - (command.maxWords ?? 0);
  if (extra > 0) {
    // The message does not repeat the words: one may be a secret that was typed after a switch.
    throw usageError(
      `${commandLine(command)} got ${extra} word${extra > 1 ? 's' : ''} too many. Put strings with blanks in quotes.`,
    );
  }
  return command.run({ ...parts, args });
}

/** Loads the provider that is named among the words, for a command whose flags depend on it. Flags may come before it. */
async function providerAmong(
  command: Command,
  rest: readonly string[],
  providers: ProviderRegistry,
  chosen: string | undefined,
): Promise<Provider | undefined> {
  if (!command.providerFlags) return undefined;
  const word = chosen ?? rest.find(arg => providers.nameOf(arg) !== undefined);
  return word === undefined ? undefined : providers.load(word);
}

/**
 * Puts the provider that `--provider` names among the words, where commands look for it.
 *
 * @throws {CliError} `usage` when a word names another provider
 */
function withProvider(
  { operands = '', path }: Command,
  args: Args,
  providers: ProviderRegistry,
  chosen: string | undefined,
): Args {
  if (chosen === undefined) return args;
  const takesOne = /^[<[]provider\b/.test(operands);
  const named = providers.nameOf((takesOne ? args.words : path)[0] ?? '');
  if (named !== undefined && named !== chosen)
    throw usageError(`--provider names ${chosen}, and the command line ${named}. Leave one out.`);
  return takesOne && named === undefined ? args.after(chosen) : args;
}

function helpWanted(rest: readonly string[]): boolean {
  const end = rest.indexOf('--');
  return rest.slice(0, end < 0 ? undefined : end).some(arg => arg === '-h' || arg === '--help');
}
