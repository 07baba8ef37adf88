import type { ErrorMapping, FailureRule } from '@token-clients/runtime';
import { camelCase } from '../code/names.js';
import type { OpenApiDocument, Schema } from './document.js';
import { membersOf } from './fields.js';
import type { ProviderModel } from './provider-model.js';
import { schemaAt } from './schema-at.js';
import type { XToken } from './x-token.js';

const CODE_POINTERS = ['/error_code', '/errorCode', '/error/type', '/error/code', '/error', '/code'];
const MESSAGE_POINTERS = [
  '/error_description',
  '/error_message',
  '/errorMessage',
  '/error/message',
  '/message',
  '/detail',
];

const ID_POINTERS = ['/error_id', '/errorId', '/request_id', '/requestId', '/trace_id', '/traceId'];

/** Where error code, message and id stand: every known place that some documented error has. */
export function inferErrors(
  { spec, operations }: ProviderModel,
  { errors = {}, failures = [] }: XToken,
): ErrorMapping {
  const { document } = spec;
  const names = new Set(
    operations.flatMap(({ answers }) =>
      answers.filter(({ status }) => !status.startsWith('2')).flatMap(({ schema }) => schema ?? []),
    ),
  );
  const schemas = [...names].flatMap(name => document.components?.schemas?.[name] ?? []);
  const present = (pointers: readonly string[]) =>
    pointers.filter(at => schemas.some(schema => isScalar(schemaAt(document, schema, at))));
  const id = errors.id ?? present(ID_POINTERS);
  const kinds = kindsOf(failures);
  const spellings = errors.alsoSpelled && spellingsOf(document, schemas, errors.alsoSpelled);
  return {
    code: errors.code ?? present(CODE_POINTERS),
    message: errors.message ?? present(MESSAGE_POINTERS),
    ...(id.length > 0 && { id }),
    ...(kinds && { kinds }),
    ...(spellings && { spellings }),
  };
}

/** What codes mean whatever was asked: what to do about an error depends on it. */
function kindsOf(failures: readonly FailureRule[]): ErrorMapping['kinds'] {
  const entries = failures
    .filter(({ on }) => on === undefined)
    .flatMap(({ codes = [], is }) => codes.map(code => [code, is] as const));
  // The first rule that matches wins.
  return entries.length > 0 ? Object.fromEntries(entries.reverse()) : undefined;
}

function isScalar(schema: Schema | undefined): boolean {
  return schema !== undefined && schema.type !== 'object' && schema.properties === undefined;
}

function spellingsOf(
  document: OpenApiDocument,
  schemas: readonly Schema[],
  spelling: 'camelCase' | 'snake_case',
): Record<string, string> {
  const names = schemas.flatMap(schema => [...membersOf(document, schema).keys()]);
  const respell = (name: string) =>
    spelling === 'camelCase'
      ? camelCase(name)
      : name.replace(/[A-Z]/g, capital => `_${capital.toLowerCase()}`);
  return Object.fromEntries(
    [...new Set(names)].map(name => [respell(name), name]).filter(([other, name]) => other !== name),
  );
}
