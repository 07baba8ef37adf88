import { readFileSync } from 'node:fs';
import type { OperationReference } from '@token-clients/runtime';
import { configurationError, usageError } from '../cli-error.js';
import { secretText } from '../config/secret-reference.js';
import type { Io } from '../io.js';
import { isObject } from '../is-object.js';
import { didYouMean } from '../nearest.js';
import { parseExactly } from './exact-json.js';
import { additionalFlag } from './operation-flags.js';

/** The fields of `--request`. */
interface RequestFields {
  readonly fields: Readonly<Record<string, unknown>>;
  /** They were written on the command line itself. */
  readonly literal: boolean;
  /** Sentences about members that are most likely mistyped: the spec has one of a similar name. */
  readonly unsure: readonly string[];
}

/**
 * Reads `--request`: JSON, `@file` or `-`; the fields as they are, or wrapped in the body's name, in whatever case. What
 * the spec does not have becomes a further member of a JSON body.
 *
 * @throws {CliError} `usage` when it is not a JSON object, and for keys that the operation has no place for
 */
export async function readRequest(
  text: string,
  reference: OperationReference,
  io: Io,
  pathOf: (path: string) => string,
): Promise<RequestFields> {
  const literal = text !== '-' && !text.startsWith('@');
  const json = literal ? text : secretText(await content(text, io, pathOf), '--request');
  const fields = unwrapped(parseObject(json, '--request'), reference);
  return { fields, literal, unsure: unknownIn(fields, reference) };
}

/**
 * Parses a JSON object.
 *
 * @throws {CliError} `usage` when it is none, or has an integer that a number can't hold; what was given is not in the message
 */
export function parseObject(json: string, flag: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = parseExactly(json, flag);
  } catch (error) {
    throw error instanceof SyntaxError ? usageError(`${flag} is not JSON.`) : error;
  }
  if (isObject(value)) return value;
  throw usageError(`${flag} must be a JSON object.`);
}

async function content(text: string, io: Io, pathOf: (path: string) => string): Promise<string> {
  if (text === '-') return Buffer.from(await io.stdin.read()).toString('utf8');
  const path = pathOf(text.slice(1));
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw configurationError(`--request: ${path} can't be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

function unwrapped(value: Record<string, unknown>, { body }: OperationReference): Record<string, unknown> {
  if (!body) return value;
  const isWrapper = (name: string) =>
    name.toLowerCase() === body.name.toLowerCase() && !body.fields.some(field => field.name === name);
  const wrapper = Object.keys(value).find(name => isWrapper(name) && isObject(value[name]));
  if (wrapper === undefined) return value;
  const { [wrapper]: inner, ...others } = value;
  return { ...others, ...(inner as object) };
}

/** Sentences about members that are most likely mistyped. */
function unknownIn(fields: Record<string, unknown>, reference: OperationReference): string[] {
  const { parameters, body } = reference;
  const known = [...parameters, ...(body?.fields ?? [])].map(({ name }) => name);
  const unknown = Object.keys(fields).filter(name => !known.includes(name));
  const [first] = unknown;
  if (first === undefined) return [];
  if (!additionalFlag(reference))
    throw usageError(
      `--request has unknown fields: ${unknown.join(', ')}.${didYouMean(first, known)} Fields: ${known.join(', ')}.`,
    );
  return unknown
    .map(name => ({ name, hint: didYouMean(name, known) }))
    .filter(({ hint }) => hint !== '')
    .map(({ name, hint }) => `--request: ${name} is not a field of the spec and is sent as it is.${hint}`);
}
