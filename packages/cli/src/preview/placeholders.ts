import { configurationError, usageError } from '../cli-error.js';
import type { Credential } from '../config/credentials.js';
import type { Inputs } from '../config/inputs.js';
import { type Reference, readReference, readSecretFile, secretText } from '../config/secret-reference.js';
import type { Io } from '../io.js';
import { environmentSpelling } from '../names.js';
import { basicPair, type CapturedRequest } from './captured-request.js';

/** What is written in place of a secret, so that a request can be shown without it. */
export interface Placeholder {
  /** The flag of the secret, such as `--client-secret`. */
  readonly name: string;
  /** Letters and digits only: it looks the same in JSON, forms and URLs. */
  readonly mark: string;
  /** Where the secret is read from; absent: only this run can read it. */
  readonly place: Reference | undefined;
  /** Where it was found, for people; absent: nowhere. */
  readonly source: string | undefined;
}

/** Collects placeholders. */
export class Placeholders {
  readonly list: Placeholder[] = [];

  /** Adds a placeholder and returns its mark. */
  add(name: string, place: Reference | undefined, source?: string): string {
    const mark = `TOKENCLIENTSPLACEHOLDER${this.list.length}X`;
    this.list.push({ name, mark, place, source });
    return mark;
  }

  /**
   * Replaces secrets by placeholders: those that are required and missing, and with `all` the others too. A missing one is
   * expected in the variable that is documented for it.
   */
  inPlaceOf(credentials: readonly Credential[], all: boolean): readonly Credential[] {
    return credentials.map(credential => {
      const { name, flag, secret, required, read, env, place, source } = credential;
      if (!secret || !(read ? all : required)) return credential;
      const usual: Reference = { kind: 'env', target: env[0] ?? environmentSpelling(name) };
      const mark = this.add(`--${flag}`, read ? place : usual, source);
      return { ...credential, source: 'placeholder', read: async () => mark };
    });
  }

  /** Returns the same fields with the secrets themselves. */
  async secretsIn<Fields extends Readonly<Record<string, unknown>>>(
    fields: Fields,
    io: Io,
    inputs: Inputs,
  ): Promise<Fields> {
    const entries = Object.entries(fields).map(async ([field, value]) => {
      const { name, place } = this.list.find(({ mark }) => mark === value) ?? {};
      return [field, name && place ? await readReference(place, name, io, inputs) : value] as const;
    });
    return Object.fromEntries(await Promise.all(entries)) as Fields;
  }

  /** Returns the placeholders that a request contains. */
  usedIn(request: CapturedRequest): readonly Placeholder[] {
    const { url, headers, body } = request;
    const text = [url, body, basicPair(request), ...headers.values()].join('\n');
    return this.list.filter(({ mark }) => text.includes(mark));
  }
}

/**
 * Makes sure that a shell will read the same secret from its place.
 *
 * @throws {CliError} `usage` when it can't · `configuration` when there is no secret now
 */
export function checkReadable({ name, place, source }: Placeholder, inputs: Inputs): void {
  const cannot = (why: string) =>
    usageError(
      `A curl command can't read ${name}: ${why}. Give it by a variable, a file or a command, such as env:NAME, file:PATH or command:LINE.`,
    );
  if (!place) throw cannot(`it is written in ${source ?? 'this command line'} itself`);
  if (place.kind === 'stdin') throw cannot('stdin is read once, by this run');
  if (place.kind === 'command') return;
  const { kind, target } = place;
  if (kind === 'env' && !/^[A-Za-z_]\w*$/.test(target))
    throw cannot(`${target} is not a name that a shell variable can have`);
  const text = kind === 'env' ? inputs.env(target) : readSecretFile(inputs, target, name);
  // The shell says so when the line runs.
  if (kind === 'env' && text === undefined) return;
  const value = secretText(text ?? '', `${name} (${kind}:${target})`);
  if (value === '') throw configurationError(`${name}: ${kind}:${target} is empty.`);
  // A command substitution cuts line feeds at the end.
  const read = kind === 'file' ? text?.replace(/\n+$/, '') : text;
  if (read !== value)
    throw cannot(`${kind}:${target} has a byte order mark or line ends, which the shell would send as well`);
}
