import type { LifetimeField, ResponseMapping } from '@token-clients/runtime';
import { flatten, pointer, type Schema } from '../document/document.js';
import { invalidSpec } from '../document/invalid-spec.js';
import { membersOf, schemaAt } from './fields.js';
import type { OperationModel, ProviderModel } from './provider-model.js';
import type { XToken } from './x-token.js';

export const TOKEN_NAMES = ['access_token', 'accessToken', 'token'];
const TYPE_NAMES = ['token_type', 'tokenType'];
const REFRESH_NAMES = ['refresh_token', 'refreshToken'];
const SCOPE_NAMES = ['scope', 'scopes'];
const SECONDS_NAMES = ['expires_in', 'expiresIn'];

/**
 * Finds where everything is in a token response: where `x-token` says, else where its names suggest.
 *
 * @param inferred receives one line for each place that `x-token` leaves out
 * @throws {GenerateError} `spec_invalid` when the names are not enough, or the response has no such member
 */
export function inferResponse(
  { spec }: ProviderModel,
  xToken: XToken,
  schema: Schema,
  inferred: string[],
): ResponseMapping {
  const given: Partial<ResponseMapping> = xToken.response ?? {};
  const names = [...membersOf(spec.document, schema).keys()];
  const known = names.join(', ') || 'no fields';
  const infer = (key: 'accessToken' | 'tokenType' | 'refreshToken' | 'scope', usual: readonly string[]) => {
    const name = usual.find(one => names.includes(one));
    if (given[key] !== undefined || name === undefined) return given[key];
    inferred.push(`x-token.response.${key} = /${name}`);
    return `/${name}`;
  };
  for (const [key, at] of Object.entries(placesIn(given))) {
    if (schemaAt(spec.document, schema, at) === undefined) {
      throw invalidSpec(spec, `/x-token/response/${key}`, `The response has no ${at}`, `It has ${known}.`);
    }
  }
  const accessToken = infer('accessToken', TOKEN_NAMES);
  if (accessToken === undefined) {
    throw invalidSpec(
      spec,
      '/x-token/response',
      `No field of the response has the name of a token; it has ${known}`,
      'Name it in x-token/response/accessToken.',
    );
  }
  const tokenType = infer('tokenType', TYPE_NAMES);
  const lifetime = given.lifetime ?? inferLifetime(spec, names, inferred);
  const refreshToken = infer('refreshToken', REFRESH_NAMES);
  const scope = infer('scope', SCOPE_NAMES);
  return {
    accessToken,
    ...(tokenType !== undefined && { tokenType }),
    tokenTypes: given.tokenTypes ?? ['Bearer'],
    ...(lifetime && { lifetime }),
    ...(given.defaultLifetimeSeconds !== undefined && {
      defaultLifetimeSeconds: given.defaultLifetimeSeconds,
    }),
    ...(refreshToken !== undefined && { refreshToken }),
    ...(given.refreshLifetime && { refreshLifetime: given.refreshLifetime }),
    ...(scope !== undefined && { scope }),
    ...(given.issuedTokenType !== undefined && { issuedTokenType: given.issuedTokenType }),
  };
}

/** Finds the schema of the first documented success that has one. */
export function successSchema({ spec }: ProviderModel, { responses }: OperationModel): Schema | undefined {
  const name = responses.find(({ status, schema }) => status.startsWith('2') && schema !== undefined)?.schema;
  const schema = name === undefined ? undefined : spec.document.components?.schemas?.[name];
  return schema && flatten(spec.document, schema);
}

/** Lists the JSON pointers of `x-token/response`, by their own place in it. */
function placesIn(given: Partial<ResponseMapping>): Record<string, string> {
  const { lifetime, refreshLifetime, tokenTypes: _, defaultLifetimeSeconds: __, ...pointers } = given;
  return {
    ...pointers,
    ...(lifetime && { 'lifetime/field': lifetime.field }),
    ...(refreshLifetime && { 'refreshLifetime/field': refreshLifetime.field }),
  };
}

/**
 * Finds the lifetime. `expires_in` means seconds in RFC 6749, whatever its JSON type; other names are ambiguous.
 *
 * @throws {GenerateError} `spec_invalid` when only an ambiguous name is there
 */
function inferLifetime(
  spec: ProviderModel['spec'],
  names: readonly string[],
  inferred: string[],
): LifetimeField | undefined {
  const name = SECONDS_NAMES.find(known => names.includes(known));
  if (name !== undefined) {
    inferred.push(`x-token.response.lifetime = /${name} in seconds`);
    return { field: `/${name}`, unit: 'seconds' };
  }
  const ambiguous = names.find(
    known => /expire|expiry|timeout|ttl|valid_until/i.test(known) && !/refresh/i.test(known),
  );
  if (ambiguous === undefined) return undefined;
  throw invalidSpec(
    spec,
    '/x-token/response/lifetime',
    `The unit of "${ambiguous}" is unknown: seconds or a point in time`,
    `Write it: lifetime: { field: ${pointer(ambiguous)}, unit: seconds }.`,
  );
}
