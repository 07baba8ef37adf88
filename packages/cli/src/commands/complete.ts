import { type Flag, flagLength, isFlag } from '../args.js';
import type { Command } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { childOf } from '../find-command.js';
import { INHERITED_FLAGS } from '../inherited-flags.js';
import type { Provider, ProviderRegistry } from '../providers/registry.js';

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
    const found = await candidates(program, providers, words.slice(0, -1), words.at(-1) ?? '').catch(
      () => [],
    );
    for (const [word, text] of found)
      io.stdout.write(`${word}\t${text.split('. ')[0]?.replace(/\s+/g, ' ') ?? ''}\n`);
    return EXIT.ok;
  },
};

type Candidate = readonly [word: string, text: string];

/** @param words the words before the one that is being typed */
async function candidates(
  root: Command,
  providers: ProviderRegistry,
  words: readonly string[],
  typed: string,
): Promise<Candidate[]> {
  let command = root;
  let rest = [...words];
  let operands = 0;
  let open: Flag | undefined;
  let provider: Provider | undefined;
  while (rest[0] !== undefined) {
    const [word] = rest;
    const flags = flagsOf(command, provider);
    if (isFlag(word)) {
      const length = flagLength(rest, flags) ?? 1;
      open = length > rest.length ? findFlag(word, flags) : undefined;
      rest = rest.slice(length);
      continue;
    }
    const child = childOf(command, word);
    if (child) command = await child.load();
    else if (!command.run) return [];
    else {
      operands += 1;
      if (!provider && providers.nameOf(word) !== undefined) provider = await providers.load(word);
    }
    rest = rest.slice(1);
  }
  const begins = ([word]: Candidate) => word.startsWith(typed);
  if (open) return valuesOf(open, typed).filter(candidate => candidate[0] === ':files' || begins(candidate));
  if (typed.startsWith('-')) {
    const flags = flagsOf(command, provider);
    const [, name, part] = /^(--[^=]+)=([\s\S]*)$/.exec(typed) ?? [];
    if (name !== undefined) {
      const flag = findFlag(name, flags);
      return (flag ? valuesOf(flag, part ?? '') : [])
        .map(([value, text]): Candidate => [value === ':files' ? value : `${name}=${value}`, text])
        .filter(candidate => candidate[0] === ':files' || begins(candidate));
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
  const named =
    command.run && operands === 0 && command.operands?.includes('provider') ? providers.words : [];
  const choices = /^<([\w|]+)>$/.exec(command.operands ?? '')?.[1]?.split('|') ?? [];
  const chosen = operands === 0 && choices.length > 1 ? choices : [];
  return [...below, ...[...named, ...chosen].map((word): Candidate => [word, ''])].filter(begins);
}

function flagsOf(command: Command, provider: Provider | undefined): Flag[] {
  const more = provider ? (command.providerFlags?.(provider) ?? []) : [];
  return [...command.flags.filter(flag => !INHERITED_FLAGS.includes(flag)), ...more, ...INHERITED_FLAGS];
}

function findFlag(word: string, flags: readonly Flag[]): Flag | undefined {
  return flags.find(({ name, short }) => word === `--${name}` || word === `-${short}`);
}

function valuesOf({ values, value, name }: Flag, typed: string): Candidate[] {
  if (values) return values.map(choice => [choice, '']);
  if (value === 'file' || name === 'config' || (name === 'request' && typed.startsWith('@')))
    return [[':files', '']];
  return [];
}
