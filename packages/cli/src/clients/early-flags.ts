import { type Flag, isFlag, readFlag } from '../args.js';
import { type CliError, usageError } from '../cli-error.js';

/** The flags that say which providers there are, so that the flags of a provider can be known after them only. */
export interface EarlyFlags {
  /** The first word. */
  readonly word: string | undefined;
  readonly config: string | undefined;
  readonly provider: string | undefined;
  /** Whether `--provider` may be after a flag that is not known yet. */
  readonly isLate: boolean;
}

/**
 * Reads `--config` and `--provider`, as far as all flags before them are known. Nothing is guessed: what follows an unknown
 * flag may be its value, and a value that looks like `--provider` must not make the program run code.
 *
 * @throws {CliError} `usage` when `--provider` is there more than once
 */
export function earlyFlags(args: readonly string[], known: readonly Flag[]): EarlyFlags {
  const found = new Map<string, string>();
  let word: string | undefined;
  let rest = args;
  while (rest[0] !== undefined && rest[0] !== '--') {
    const isWord = !isFlag(rest[0]);
    const read = isWord ? undefined : readFlag(rest, known);
    if (isWord) word ??= rest[0];
    else if (!read) break;
    if (read?.flag.name === 'provider' && found.has('provider'))
      throw usageError('--provider can be given once. Leave the others out.');
    if (read?.value !== undefined) found.set(read.flag.name, read.value);
    rest = rest.slice(read?.length ?? 1);
  }
  return {
    word,
    config: found.get('config'),
    provider: found.get('provider'),
    isLate: rest.some(arg => /^--provider(=|$)/.test(arg)),
  };
}

/** Creates the error for a flag that says which providers there are, after one that only the provider can explain. */
export function lateFlag(name: '--provider' | '--config'): CliError {
  return usageError(`${name} must be before the flags of the provider. Write it first.`);
}
