import { isObject } from '../document/json.js';
import { GenerateError } from '../errors.js';
import type { Part } from './walk.js';

/** What a document is written in. */
export type SpecVersion = '2.0' | '3.0' | '3.1' | '3.2';

/**
 * Tells what version of OpenAPI a document is written in. A version that YAML reads as a number, such as `swagger: 2.0`, is
 * one, too.
 *
 * @throws {GenerateError} `spec_invalid` for any other document
 */
export function versionOf(document: unknown, file: string): SpecVersion {
  const { openapi, swagger } = isObject(document) ? document : ({} as Part);
  const given = String(openapi ?? swagger);
  const known = openapi === undefined ? /^2(\.0)?$/ : /^3(?:\.([012])(?:\.\d+)?(?:-[\w.]+)?)?$/;
  const match = typeof (openapi ?? swagger) === 'object' ? null : known.exec(given);
  if (match && openapi === undefined) return '2.0';
  if (match) return `3.${match[1] ?? '0'}` as SpecVersion;
  const name = openapi === undefined ? 'swagger' : 'openapi';
  const isNamed = openapi !== undefined || swagger !== undefined;
  throw new GenerateError(
    'spec_invalid',
    isNamed
      ? `It is written in ${name} ${given.slice(0, 20)}, which the generator does not know`
      : 'It is neither an OpenAPI 3.0, 3.1 or 3.2 document nor a Swagger 2.0 one',
    {
      file,
      rule: 'not-openapi',
      ...(isNamed && { pointer: `/${name}` }),
      fix: isNamed
        ? 'Write it in OpenAPI 3.0, 3.1 or 3.2, or Swagger 2.0.'
        : `Check the file, or write openapi: 3.0.3 at the top of ${file.slice(file.lastIndexOf('/') + 1)}.`,
    },
  );
}

/** Writes a document's version the way all libraries expect it, with three numbers. */
export function exactVersion(openapi: unknown): string {
  const given = String(openapi);
  if (/^3\.\d+\.\d+/.test(given)) return given;
  return /^3\.[12]/.test(given) ? `${given.slice(0, 3)}.0` : '3.0.3';
}
