import { type Flag, isFlag, readFlag } from '../args.js';
import { isPath } from '../clients/is-path.js';
import type { Command, Context } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { childOf } from '../find-command.js';
import type { Provider, ProviderRegistry } from '../providers/registry.js';
import { INHERITED_FLAGS } from '../shared-flags.js';

/** Prints what may come next on a command line, one candidate a line. Completion scripts run it. */
export const completeCommand: Command = {
  path: ['__complete'],
  summary: 'Print completions for a completion script',
  operands: '-- [word ...]',
  maxWords: 100,
  flags: [],
  run: async ({ io, args, program, providers }) => {
    // PowerShell can't pass an empty word.
    const words = args.words.map(word => (word === '""' ? '' : word));
    // A provider that can't be loaded has no candidates.
    const position = await positionAfter(words.slice(0, -1), { program, providers }).catch(() => undefined);
    const found = position ? candidatesFor(words.at(-1) ?? '', position, providers) : [];
    for (const [word, text] of found)
      io.stdout.write(`${word}\t${text.split('. ')[0]?.replace(/\s+/g, ' ') ?? ''}\n`);
    return EXIT.ok;
  },
};

type Candidate = readonly [word: string, text: string];

/** What the words before the one that is being typed lead to. */
interface Position {
  readonly command: Command;
  /** The provider that one of them names, if the command's flags depend on it. */
  readonly provider: Provider | undefined;
  /** How many of them are words of the command. */
  readonly operands: number;
  /** The flag that needs a value next. */
  readonly open: Flag | undefined;
}

/** Returns where words lead to; undefined if they name no command. */
async function positionAfter(
  words: readonly string[],
  { program, providers }: Pick<Context, 'program' | 'providers'>,
): Promise<Position | undefined> {
  let command = program;
  let provider: Provider | undefined;
  let operands = 0;
  let open: Flag | undefined;
  for (let rest = [...words]; rest[0] !== undefined; ) {
    const [word] = rest;
    const flags = flagsOf(command, provider);
    if (isFlag(word)) {
      const { flag, value, length } = readFlag(rest, flags) ?? { length: 1 };
      open = length > rest.length ? flag : undefined;
      // A path is not loaded before the line is entered: what is typed may not be what is meant.
      const name = flag?.name === 'provider' && value !== undefined ? providers.nameOf(value) : undefined;
      if (name !== undefined && !provider) provider = await providers.load(name);
      if (flag?.name === 'provider') operands += 1;
      rest = rest.slice(length);
      continue;
    }
    const child = childOf(command, word);
    if (child) command = await child.load();
    else if (!command.run) return undefined;
    else {
      operands += 1;
      const name = command.providerFlags && !provider ? providers.nameOf(word) : undefined;
      if (name !== undefined) provider = await providers.load(name);
    }
    rest = rest.slice(1);
  }
  return { command, provider, operands, open };
}

function candidatesFor(
  typed: string,
  { command, provider, operands, open }: Position,
  providers: ProviderRegistry,
): Candidate[] {
  const begins = ([word]: Candidate) => word.startsWith(typed);
  if (open)
    return valuesOf(open, typed, providers).filter(candidate => isFiles(candidate) || begins(candidate));
  if (typed.startsWith('-')) {
    const flags = flagsOf(command, provider);
    const [, name, part] = /^(--[^=]+)=([\s\S]*)$/.exec(typed) ?? [];
    if (name !== undefined) {
      const flag = findFlag(name, flags);
      return (flag ? valuesOf(flag, part ?? '', providers) : [])
        .map((value): Candidate => (isFiles(value) ? value : [`${name}=${value[0]}`, value[1]]))
        .filter(candidate => isFiles(candidate) || begins(candidate));
    }
    return flags
      .filter(({ hidden }) => !hidden)
      .map(({ name, help }): Candidate => [`--${name}`, help])
      .filter(begins);
  }
  const children = (command.children ?? []).filter(({ hidden }) => !hidden);
  const below = children.flatMap(({ name, aliases = [], summary }) =>
    [name, ...aliases].map((word): Candidate => [word, summary]),
  );
  const named = operands === 0 ? operandsOf(command, providers) : [];
  return [...below, ...named.map((word): Candidate => [word, ''])].filter(begins);
}

/** Returns what the first word of a command can be: a provider, or one of the words in `<bash|zsh>`. */
function operandsOf({ run, operands = '' }: Command, providers: ProviderRegistry): readonly string[] {
  const choices = /^<([\w|]+)>$/.exec(operands)?.[1]?.split('|') ?? [];
  if (choices.length > 1) return choices;
  return run && operands.includes('provider') ? providers.words : [];
}

/** Makes the shell complete the names of files. */
const FILES: Candidate = [':files', ''];

function isFiles([word]: Candidate): boolean {
  return word === FILES[0];
}

function flagsOf(command: Command, provider: Provider | undefined): Flag[] {
  const more = provider ? (command.providerFlags?.(provider) ?? []) : [];
  return [...command.flags.filter(flag => !INHERITED_FLAGS.includes(flag)), ...more, ...INHERITED_FLAGS];
}

function findFlag(word: string, flags: readonly Flag[]): Flag | undefined {
  return flags.find(({ name, short }) => word === `--${name}` || word === `-${short}`);
}

function valuesOf({ values, value, name }: Flag, typed: string, { words }: ProviderRegistry): Candidate[] {
  if (values) return values.map(choice => [choice, '']);
  if (name === 'provider') return isPath(typed) ? [FILES] : words.map(word => [word, '']);
  if (value === 'file' || name === 'config' || (name === 'request' && typed.startsWith('@'))) return [FILES];
  return [];
}
