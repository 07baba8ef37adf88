import { usageError } from './cli-error.js';
import { didYouMean } from './nearest.js';

/** One flag of a command. */
export interface Flag {
  /** Without dashes, such as `payload-client_id`. */
  readonly name: string;
  /** One letter. */
  readonly short?: string;
  /** Other spellings, understood and not listed. */
  readonly aliases?: readonly string[];
  /** Word for its value, such as `string` or `file`; absent: a switch. */
  readonly value?: string;
  readonly help: string;
  /** The only values it takes. */
  readonly values?: readonly string[];
  /** Understood, and not shown in help. */
  readonly hidden?: boolean;
}

/** The flags and words of one command line. */
export class Args {
  readonly words: readonly string[];
  readonly #values: ReadonlyMap<string, readonly string[]>;

  constructor(words: readonly string[], values: ReadonlyMap<string, readonly string[]>) {
    this.words = words;
    this.#values = values;
  }

  /** Whether a switch is on. */
  on(name: string): boolean {
    const last = this.#values.get(name)?.at(-1);
    return last !== undefined && last !== 'false';
  }

  /** The last value of a flag. */
  text(name: string): string | undefined {
    return this.#values.get(name)?.at(-1);
  }

  all(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }

  /** The same with these flags alone. */
  only(names: readonly string[]): Args {
    return new Args(this.words, new Map([...this.#values].filter(([name]) => names.includes(name))));
  }
}

/**
 * Reads a command line: `--name value`, `--name=value`, `-x value`, switches, and `--` before words that begin with a
 * dash. Flags are also found with `_` for `-` and the other way round.
 *
 * @throws CliError (`usage`); its message names flags and never repeats a value, which may be a secret
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

/** Whether a command line asks for JSON. For the time before its flags are read, since reading them may fail. */
export function wantsJson(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? undefined : end).includes('--json');
}

/** Whether an argument is a flag. A lone dash means stdin. */
export function isFlag(arg: string): boolean {
  return arg.startsWith('-') && arg !== '-';
}

/** How many arguments the flag at the head of a command line takes; undefined if it is none of these flags. */
export function flagLength(args: readonly string[], flags: readonly Flag[]): number | undefined {
  const [arg = ''] = args;
  const match = matchFlag(arg, flags);
  if (!match) return undefined;
  return match.flag.value !== undefined && match.attached === undefined ? 2 : 1;
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
