import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { BodyReference, OperationReference } from '@token-clients/runtime';
import type { Flag } from '../args.js';
import { configurationError, usageError } from '../cli-error.js';
import type { Context } from '../command.js';
import type { Settings } from '../config/settings.js';

/** The body of a request that has no fields. */
interface WholeBody {
  readonly body: string | Uint8Array | undefined;
}

/** Returns the flag for a body that is no set of fields, such as text or a file; undefined for any other. */
export function wholeBodyFlag({ body }: OperationReference): Flag | undefined {
  if (!body || isJson(body) || isMultipart(body) || /x-www-form-urlencoded/i.test(body.mediaType))
    return undefined;
  const needed = body.required ? '; required' : '';
  return {
    name: 'body',
    value: 'string',
    help: `the body (${body.mediaType}): as it is, @FILE, or - for stdin${needed}`,
  };
}

export function isJson({ mediaType }: BodyReference): boolean {
  return /[/+]json\b/i.test(mediaType);
}

export function isMultipart({ mediaType }: BodyReference): boolean {
  return /^multipart\//i.test(mediaType);
}

/**
 * Reads the body that the command line gives as a whole; undefined for an operation whose body has fields, or that has none.
 *
 * @throws {CliError} `usage` when it is missing, `configuration` when a file can't be read
 */
export async function readWholeBody(
  { args, io }: Context,
  { inputs }: Settings,
  reference: OperationReference,
): Promise<WholeBody | undefined> {
  const flag = wholeBodyFlag(reference);
  if (!flag) return undefined;
  const text = args.text(flag.name);
  if (text === undefined && reference.body?.required)
    throw usageError(`${reference.operation.name}: nothing was sent, because --${flag.name} is missing.`);
  if (text === '-') return { body: readable(await io.stdin.read()) };
  return {
    body: text?.startsWith('@') ? readable(bytesOf(text, flag.name, path => inputs.path(path))) : text,
  };
}

/** Reads the file that `@FILE` names in the value of a flag. */
export function fileFrom(text: string, flag: string, pathOf: (path: string) => string): File {
  return new File([new Uint8Array(bytesOf(text, flag, pathOf))], basename(text.slice(1)));
}

function bytesOf(text: string, flag: string, pathOf: (path: string) => string): Uint8Array {
  const path = pathOf(text.slice(1));
  try {
    return readFileSync(path);
  } catch (error) {
    throw configurationError(`--${flag}: ${path} can't be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

/** Bytes as the string that they are, so that text may be sent as such; else as they are. */
function readable(bytes: Uint8Array): string | Uint8Array {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return bytes;
  }
}
