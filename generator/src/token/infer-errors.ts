import type { ErrorMapping, FailureKind } from '@token-clients/runtime';
import { ERROR_CODE_POINTERS, ERROR_MESSAGE_POINTERS } from '@token-clients/runtime/error-details';
import type { OpenApiDocument, Schema } from '../document/document.js';
import { camelCase } from '../names.js';
import { membersOf, schemaAt } from '../read/fields.js';
import type { ProviderModel } from '../read/provider-model.js';
import { errorsOf } from '../read/successes.js';
import type { XToken } from '../read/x-token.js';

/** Finds where error code and message are: every known place that some documented error response has. */
export function inferErrors(
  { spec, operations }: ProviderModel,
  { errors = {}, failures = [] }: XToken,
): ErrorMapping {
  const { document } = spec;
  const names = new Set(
    operations.flatMap(({ responses }) => errorsOf(responses).flatMap(({ schema }) => schema ?? [])),
  );
  const schemas = [...names].flatMap(name => document.components?.schemas?.[name] ?? []);
  const present = (pointers: readonly string[]) =>
    pointers.filter(at => schemas.some(schema => isScalar(schemaAt(document, schema, at))));
  const kinds = kindsOf(failures);
  const spellings = errors.alsoSpelled && spellingsOf(document, schemas, errors.alsoSpelled);
  return {
    code: errors.code ?? present(ERROR_CODE_POINTERS).sort(byExactness),
    message: errors.message ?? present(ERROR_MESSAGE_POINTERS),
    ...(errors.id && { id: errors.id }),
    ...(kinds && { kinds }),
    ...(spellings && { spellings }),
  };
}

/** A documented `error_code` is always a code; `error` may be a phrase beside it. */
function byExactness(a: string, b: string): number {
  return Number(EXACT.test(b)) - Number(EXACT.test(a));
}

const EXACT = /error_?code$/i;

/**
 * Lists the error codes that are about the client or its grant, whatever the request: what to do about an error depends
 * on them. The status says as much about all other codes, and every client carries these bytes.
 */
function kindsOf(failures: NonNullable<XToken['failures']>): ErrorMapping['kinds'] {
  const kinds: Partial<Record<FailureKind, string[]>> = {};
  const known = new Set<string>();
  for (const { on, is, codes = [] } of failures) {
    const fresh = codes.filter(code => on === undefined && !known.has(code));
    for (const code of fresh) known.add(code);
    if (fresh.length > 0 && ABOUT_CLIENT.has(is)) kinds[is] = [...(kinds[is] ?? []), ...fresh];
  }
  return Object.keys(kinds).length > 0 ? kinds : undefined;
}

const ABOUT_CLIENT: ReadonlySet<FailureKind> = new Set(['credential', 'grant', 'locked']);

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
