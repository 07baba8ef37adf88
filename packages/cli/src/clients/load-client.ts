import { pathToFileURL } from 'node:url';
import { redactor, type TokenDescriptor, type TokenRequest } from '@token-clients/runtime';
import { type BaseIssue, type GenericSchema, getDotPath, safeParse } from 'valibot';
import { type CliError, configurationError } from '../cli-error.js';
import type { Io } from '../io.js';
import { isObject } from '../is-object.js';
import type { ProviderModule } from '../providers/registry.js';
import { version } from '../version.js';
import type { ClientFiles } from './find-client.js';
import { descriptor as descriptorSchema } from './schemas/descriptor-schema.js';
import { reference as referenceSchema } from './schemas/reference-schema.js';

const LOADING_LIMIT_MS = 10_000;

/** What keeps a client's code from getting into this program's way. */
type Loader = Pick<Io, 'loading'>;

/**
 * Loads a client that the generator made somewhere else.
 *
 * @throws {CliError} `configuration` when it can't be loaded, or does not fit this program
 */
export async function loadClient({ reference, path }: ClientFiles, io: Loader): Promise<ProviderModule> {
  return checkedClient(await load(reference, path, io), path);
}

/**
 * Returns a copy of what a client's module exports, after it checked all that this program relies on: another version of the
 * generator may have made it. The client's own copy of the runtime stays behind its data.
 *
 * @param path where the client is, for the message
 * @throws {CliError} `configuration` when the client does not fit this program
 */
export function checkedClient(module: Readonly<Record<string, unknown>>, path: string): ProviderModule {
  const reference = checked(referenceSchema, module.reference, 'reference', path);
  const descriptor = checked(descriptorSchema, module.descriptor, 'descriptor', path);
  const wrong = contradiction(reference.provider, descriptor);
  if (wrong !== undefined) throw misfit(path, wrong);
  return { reference, descriptor };
}

/**
 * Loads the OpenAPI document of a client, as a mock server needs it.
 *
 * @throws {CliError} `configuration` when the client has none
 */
export async function loadDocument(
  { testing, path }: ClientFiles,
  factory: string,
  io: Loader,
): Promise<object> {
  const module = testing === undefined ? {} : await load(testing, path, io);
  const document = Object(module[factory]).document;
  if (isObject(document)) return document;
  throw configurationError(
    `The client in ${path} has no document for a mock server. Generate it again, or name an OpenAPI file with --spec.`,
  );
}

async function load(file: string, path: string, io: Loader): Promise<Readonly<Record<string, unknown>>> {
  const importing = () => inTime(import(pathToFileURL(file).href));
  try {
    const module = await (io.loading ? io.loading(path, importing) : importing());
    // A CommonJS module may have all it exports in its default.
    return isObject(module.default) ? { ...module.default, ...module } : module;
  } catch (error) {
    throw configurationError(`The client in ${path} cannot be loaded: ${reasonOf(error)}`);
  }
}

/** A module may wait for something at its top level, and Node ends a process that waits for nothing that can come. */
async function inTime<Result>(loading: Promise<Result>): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const fail = () => reject(new Error(`it took longer than ${LOADING_LIMIT_MS / 1000} s`));
    timer = setTimeout(fail, LOADING_LIMIT_MS);
  });
  try {
    return await Promise.race([loading, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Returns why a module could not be loaded, in one line. */
function reasonOf(error: unknown): string {
  const { code, message } = Object(error) as NodeJS.ErrnoException;
  const [line = ''] = redactor({})
    .text(String(message ?? error))
    .split('\n');
  const reason = line.slice(0, 300).replace(/\.?$/, '.');
  return code === 'ERR_MODULE_NOT_FOUND' ? `${reason} Install its packages there: npm install` : reason;
}

function checked<Value>(
  schema: GenericSchema<unknown, Value>,
  value: unknown,
  name: string,
  path: string,
): Value {
  if (!isObject(value)) throw misfit(path, `it exports no ${name}`);
  const result = safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw misfit(path, `${[name, getDotPath(issue)].filter(Boolean).join('.')} ${problemOf(issue)}`);
}

function problemOf({ message, expected, received }: BaseIssue<unknown>): string {
  if (!message.startsWith('Invalid ')) return message;
  if (expected === 'never') return 'is unknown';
  return received === 'undefined' ? 'is missing' : `must be ${expected}, and is ${received}`;
}

function misfit(path: string, what: string): CliError {
  return configurationError(
    `The client in ${path} does not fit this program: ${what}. Generate it again with @token-clients/generator ${version}, or install the version of @token-clients/cli that it was made for.`,
  );
}

/** Returns how the parts of a client contradict each other; undefined if they do not. */
function contradiction(provider: string, descriptor: TokenDescriptor): string | undefined {
  if (descriptor.provider !== provider)
    return `reference.provider is ${provider}, and descriptor.provider is ${descriptor.provider}`;
  const unknown = credentialNames(descriptor).find(name => !Object.hasOwn(descriptor.credentials, name));
  return unknown === undefined ? undefined : `descriptor.credentials has no ${unknown}`;
}

/** Returns the credentials that the parts of a descriptor name. */
function credentialNames({ clientAuth, startsFrom, acquire, refresh, revoke }: TokenDescriptor): string[] {
  const sources = [acquire, refresh, revoke].flatMap((request?: TokenRequest) =>
    Object.values(request?.fields ?? {}).map(source =>
      'credential' in source ? source.credential : undefined,
    ),
  );
  return [
    clientAuth.id?.credential,
    clientAuth.secret?.credential,
    startsFrom?.code,
    startsFrom?.refreshToken,
    ...sources,
  ].filter(name => name !== undefined);
}
