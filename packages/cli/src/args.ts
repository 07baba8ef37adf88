import { usageError } from './cli-error.js';
import { didYouMean } from './nearest.js';

// Why not `node:util` parseArgs or commander: flags keep the vendors' spellings (`--payload-client_id`, with `_` or `-`),
// an error never repeats a value, because it may be a secret, and a run must not load a library to print a cached token.

/** One flag of a command. */
export interface Flag {
  /** Without dashes, such as `payload-client_id`. */
  readonly name: string;
  /** One letter. */
  readonly short?: string;
  /** Other spellings, which help does not list. */
  readonly aliases?: readonly string[];
  /** What its value is, such as `string` or `file`. Absent: the flag is a switch. */
  readonly value?: string;
  readonly help: string;
  /** The only values that it accepts. */
  readonly values?: readonly string[];
  /** Whether help leaves it out. */
  readonly hidden?: boolean;
}

/** The flags and words of a command line. */
export class Args {
  readonly words: readonly string[];
  readonly #values: ReadonlyMap<string, readonly string[]>;

  constructor(words: readonly string[], values: ReadonlyMap<string, readonly string[]>) {
    this.words = words;
    this.#values = values;
  }

  /** Returns whether a switch is on. */
  on(name: string): boolean {
    const last = this.#values.get(name)?.at(-1);
    return last !== undefined && last !== 'false';
  }

  /** Returns the last value of a flag; undefined if it was not given. */
  text(name: string): string | undefined {
    return this.#values.get(name)?.at(-1);
  }

  /** Returns all values of a flag. */
  all(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }

  /** Returns the same command line with another word before the others. */
  after(word: string): Args {
    return new Args([word, ...this.words], this.#values);
  }

  /** Returns the same command line with these flags only. */
  only(names: readonly string[]): Args {
    return new Args(this.words, new Map([...this.#values].filter(([name]) => names.includes(name))));
  }
}

/**
 * Parses a command line: `--name value`, `--name=value`, `-x value`, switches, and `--` before words that begin with a
 * dash. In the names of flags, `_` and `-` are the same.
 *
 * @throws {CliError} `usage` when a flag is unknown or its value is missing or not allowed; the message names the flag
 * and never repeats a value, which may be a secret
 */
export function parseArgs(args: readonly string[], flags: readonly Flag[]): Args {
  const words: string[] = [];
  const values = new Map<string, string[]>();
  const queue = [...args];
  for (let arg = queue.shift(); arg !== undefined; arg = queue.shift()) {
    if (arg === '--') {
      words.push(...queue.splice(0));
    } else if (!isFlag(arg)) {
      words.push(arg);
    } else {
      const { flag, spelled, attached } = findFlag(arg, flags);
      const given = values.get(flag.name) ?? [];
      values.set(flag.name, [...given, checked(flag, spelled, takeValue(flag, spelled, attached, queue))]);
    }
  }
  return new Args(words, values);
}

/** Returns whether a command line asks for JSON. It works before the flags are parsed, which may fail. */
export function wantsJson(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? undefined : end).includes('--json');
}

/** Returns whether an argument is a flag. A lone dash is not: it means stdin. */
export function isFlag(arg: string): boolean {
  return arg.startsWith('-') && arg !== '-';
}

/** Returns how many arguments the first flag of a command line takes; undefined if it is not one of these flags. */
export function flagLength(args: readonly string[], flags: readonly Flag[]): number | undefined {
  return readFlag(args, flags)?.length;
}

/** Reads the first flag of a command line, and says how many arguments it takes; undefined if it is not one of these flags. */
export function readFlag(
  args: readonly string[],
  flags: readonly Flag[],
): { readonly flag: Flag; readonly value: string | undefined; readonly length: number } | undefined {
  const [arg = '', next] = args;
  const match = matchFlag(arg, flags);
  if (!match) return undefined;
  const { flag, attached } = match;
  const takesNext = flag.value !== undefined && attached === undefined;
  return { flag, value: takesNext ? next : attached, length: takesNext ? 2 : 1 };
}

function findFlag(arg: string, flags: readonly Flag[]) {
  const match = matchFlag(arg, flags);
  if (match) return match;
  const spelled = arg.split('=')[0] ?? '';
  // A short flag may have its value attached, and that may be a secret.
  const shown = spelled.startsWith('--') ? spelled : spelled.slice(0, 2);
  const names = flags.filter(flag => !flag.hidden).map(flag => flag.name);
  throw usageError(`Unknown flag ${shown}.${didYouMean(shown.replace(/^-+/, ''), names, '--')}`);
}

function matchFlag(arg: string, flags: readonly Flag[]) {
  if (arg.startsWith('--')) {
    const [, typed = '', attached] = /^--([^=]*)(?:=([\s\S]*))?$/.exec(arg) ?? [];
    const same = (name: string) => dashed(name) === dashed(typed);
    const flag =
      flags.find(({ name, aliases }) => name === typed || aliases?.includes(typed)) ??
      flags.find(({ name, aliases }) => same(name) || aliases?.some(same));
    return flag && { flag, spelled: `--${flag.name}`, attached };
  }
  const flag = flags.find(({ short }) => short !== undefined && short === arg[1]);
  if (!flag || (flag.value === undefined && arg.length > 2)) return undefined;
  const rest = arg.slice(2).replace(/^=/, '');
  return { flag, spelled: `-${flag.short}`, attached: arg.length > 2 ? rest : undefined };
}

function dashed(name: string): string {
  return name.replaceAll('_', '-').toLowerCase();
}

function takeValue(flag: Flag, spelled: string, attached: string | undefined, queue: string[]): string {
  if (flag.value === undefined) return attached ?? 'true';
  const value = attached ?? queue.shift();
  if (value === undefined) throw usageError(`${spelled} needs a value (${flag.value}).`);
  return value;
}

function checked(flag: Flag, spelled: string, value: string): string {
  if (!flag.values || flag.values.includes(value)) return value;
  const near = didYouMean(value, flag.values);
  throw usageError(`${spelled} must be one of: ${flag.values.join(', ')}.${near}`);
}
