import type { Args } from '../args.js';
import { configurationError, usageError } from '../cli-error.js';
import type { Io } from '../io.js';
import { configSpelling } from '../names.js';
import type { Config, Section } from './config-file.js';
import type { CredentialRequirement } from './credential-requirement.js';
import type { Inputs } from './inputs.js';
import { requireOwnFile } from './own-file.js';
import {
  describeReference,
  parseReference,
  placeOf,
  type Reference,
  readReference,
  readSecretFile,
  secretText,
} from './secret-reference.js';

/** A required credential and where its value comes from. */
export interface Credential extends CredentialRequirement {
  /** Where it was found, such as `environment CLIENT_ID`. Absent: nowhere. */
  readonly source?: string;
  /** Reads the value; the second call returns what the first one read. Absent: it was found nowhere. */
  readonly read?: () => Promise<string>;
  /** Whether reading it runs a command or consumes stdin. */
  readonly costly?: boolean;
  /** Whether the config file contains the secret itself. */
  readonly plainInFile?: boolean;
  /** Where another program can read it, with an absolute path. Absent: nowhere. */
  readonly place?: Reference;
}

/** Where credentials are looked for: flags, then the environment, the profile, and the top level of the config file. */
export interface Places {
  readonly args: Args;
  readonly io: Io;
  readonly inputs: Inputs;
  readonly config: Config;
  readonly profile: string;
  readonly section: Section;
}

/** Finds where the value of a credential comes from, without reading it. */
export function findCredential(requirement: CredentialRequirement, places: Places): Credential {
  const found =
    fromFlags(requirement, places) ?? fromEnvironment(requirement, places) ?? fromConfig(requirement, places);
  if (!found) return requirement;
  let value: Promise<string> | undefined;
  return { ...requirement, ...found, read: () => (value ??= found.read()) };
}

type Found = Required<Pick<Credential, 'source' | 'read'>> &
  Pick<Credential, 'costly' | 'plainInFile' | 'place'>;

function fromFlags({ flag, secret }: CredentialRequirement, { args, io, inputs }: Places): Found | undefined {
  const given = args.text(flag);
  const file = args.text(`${flag}-file`);
  const source = `flag --${flag}`;
  if (file !== undefined) {
    const path = inputs.path(file);
    return {
      source: `${source}-file`,
      read: async () => secretFrom(inputs, path, `--${flag}-file`),
      place: { kind: 'file', target: path },
    };
  }
  if (args.on(`${flag}-stdin`)) return viaReference({ kind: 'stdin' }, `${source}-stdin`, `--${flag}-stdin`);
  if (given === undefined) return undefined;
  if (!secret) return { source, read: async () => given };
  const reference = parseReference(given);
  if (!reference) throw literalSecret(flag);
  return viaReference(reference, source, `--${flag}`);

  function viaReference(from: Reference, source: string, what: string): Found {
    const read = () => readReference(from, what, io, inputs);
    return { source, read, costly: isCostly(from), place: placeOf(from, inputs) };
  }
}

/** Creates the error for a secret on the command line. */
function literalSecret(flag: string): Error {
  return usageError(
    `--${flag} does not accept the secret itself: other users can see it in the list of processes, and the shell keeps it in its history. Use --${flag}-file, --${flag}-stdin, the environment, or --${flag} env:NAME, file:PATH or command:LINE.`,
  );
}

function fromEnvironment({ env, envPointer }: CredentialRequirement, { inputs }: Places): Found | undefined {
  for (const name of env) {
    const value = inputs.env(name);
    if (value !== undefined) return fromVariable(name, value, `environment ${name}`);
    const file = inputs.env(`${name}_FILE`);
    if (file === undefined) continue;
    const path = inputs.path(file);
    const read = async () => secretFrom(inputs, path, `${name}_FILE`);
    return { source: `environment ${name}_FILE`, read, place: { kind: 'file', target: path } };
  }
  const pointed = envPointer === undefined ? undefined : inputs.env(envPointer);
  const value = pointed === undefined ? undefined : inputs.env(pointed);
  return pointed === undefined || value === undefined
    ? undefined
    : fromVariable(pointed, value, `environment ${pointed}, named by ${envPointer}`);
}

function fromVariable(name: string, value: string, source: string): Found {
  return { source, read: async () => secretText(value, name), place: { kind: 'env', target: name } };
}

function fromConfig(
  requirement: CredentialRequirement,
  { config, section, profile, io, inputs }: Places,
): Found | undefined {
  const key = configSpelling(requirement.name);
  const own = section[key];
  if (own !== undefined && own !== null) return fromText(textOf(own, key), `profile ${profile}`);
  for (const name of requirement.env) {
    const flat = config.flat[name.toLowerCase()];
    if (flat !== undefined && flat !== null) return fromText(textOf(flat, name.toLowerCase()), 'config file');
  }
  return undefined;

  function fromText(text: string, source: string): Found {
    // Values that are not secret may be references as well.
    const reference = parseReference(text);
    if (reference?.kind === 'command') requireOwnFile(config.path, `The command for ${key}`, io.user);
    if (!reference || reference.kind === 'stdin')
      return { source, read: async () => text, ...(requirement.secret && { plainInFile: true }) };
    return {
      source: `${source} (${describeReference(reference)})`,
      read: () => readReference(reference, key, io, inputs, config.directory),
      costly: isCostly(reference),
      place: placeOf(reference, inputs, config.directory),
    };
  }
}

function isCostly({ kind }: Reference): boolean {
  return kind === 'command' || kind === 'stdin';
}

function textOf(value: unknown, key: string): string {
  if (typeof value === 'string' || typeof value === 'number') return `${value}`;
  throw configurationError(`The config file: ${key} must be a string.`);
}

function secretFrom(inputs: Inputs, path: string, what: string): string {
  const value = secretText(readSecretFile(inputs, path, what), `${what} (${path})`);
  if (value) return value;
  throw configurationError(`${what}: ${path} is empty. Write the secret into it.`);
}
