import { readFileSync } from 'node:fs';
import type { OperationReference } from '@token-clients/runtime';
import { configurationError, usageError } from '../cli-error.js';
import { isMap } from '../config/config-file.js';
import { secretText } from '../config/secret-text.js';
import type { Io } from '../io.js';
import { didYouMean } from '../nearest.js';

/** The fields of `--request`. */
export interface RequestFields {
  readonly fields: Readonly<Record<string, unknown>>;
  /** They stood on the command line. */
  readonly literal: boolean;
}

/**
 * Reads `--request`: JSON, `@file` or `-`; the fields as they are, or wrapped in the body's name.
 *
 * @throws CliError (`usage`) for text that is no JSON object, and for keys that the operation does not have
 */
export async function readRequest(
  text: string,
  reference: OperationReference,
  io: Io,
  pathOf: (path: string) => string,
): Promise<RequestFields> {
  const literal = text !== '-' && !text.startsWith('@');
  const json = literal ? text : secretText(await content(text, io, pathOf), '--request');
  const value = parseObject(json, '--request');
  return { fields: checked(unwrapped(value, reference), reference), literal };
}

/**
 * Parses a JSON object.
 *
 * @throws CliError (`usage`); the text is not in its message
 */
export function parseObject(json: string, flag: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw usageError(`${flag} is not JSON.`);
  }
  if (isMap(value)) return value;
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
  if (!body || body.fields.some(({ name }) => name === body.name)) return value;
  const { [body.name]: inner, ...others } = value;
  return isMap(inner) ? { ...others, ...inner } : value;
}

function checked(fields: Record<string, unknown>, { parameters, body }: OperationReference) {
  const known = [...parameters, ...(body?.fields ?? [])].map(({ name }) => name);
  const unknown = Object.keys(fields).filter(name => !known.includes(name));
  const [first] = unknown;
  if (first === undefined) return fields;
  throw usageError(
    `--request has unknown fields: ${unknown.join(', ')}.${didYouMean(first, known)} Fields: ${known.join(', ')}.`,
  );
}
