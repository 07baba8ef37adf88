import type { LifetimeField, ResponseMapping } from '@token-clients/runtime';
import { pointer, type Schema } from './document.js';
import { membersOf } from './fields.js';
import type { ProviderModel } from './provider-model.js';
import { refused } from './refused.js';
import { schemaAt } from './schema-at.js';
import type { XToken } from './x-token.js';

export const TOKEN_NAMES = ['access_token', 'accessToken', 'token'];
const TYPE_NAMES = ['token_type', 'tokenType'];
const REFRESH_NAMES = ['refresh_token', 'refreshToken'];
const SCOPE_NAMES = ['scope', 'scopes'];
const SECONDS_NAMES = ['expires_in', 'expiresIn'];

/**
 * Where everything stands in a token response: what `x-token` says, else what the names tell.
 *
 * @param inferred Gets one line for each thing that was not said.
 * @throws GenerateError `spec_invalid` when the names don't tell, or the response has no such member
 */
export function inferResponse(
  { spec }: ProviderModel,
  xToken: XToken,
  schema: Schema,
  inferred: string[],
): ResponseMapping {
  const given = xToken.response ?? {};
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
      throw refused(spec, `/x-token/response/${key}`, `The response has no ${at}`, `It has ${known}.`);
    }
  }
  const accessToken = infer('accessToken', TOKEN_NAMES);
  if (accessToken === undefined) {
    throw refused(
      spec,
      '/x-token/response',
      `Which field holds the token can't be told; the response has ${known}`,
      'Say it in x-token/response/accessToken.',
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

/** Every JSON pointer that `x-token/response` holds, by where it stands below. */
function placesIn(given: Partial<ResponseMapping>): Record<string, string> {
  const { lifetime, refreshLifetime, tokenTypes: _, defaultLifetimeSeconds: __, ...pointers } = given;
  return {
    ...pointers,
    ...(lifetime && { 'lifetime/field': lifetime.field }),
    ...(refreshLifetime && { 'refreshLifetime/field': refreshLifetime.field }),
  };
}

/** `expires_in` means seconds in RFC 6749, whatever its JSON type. Other names mean too many things to guess. */
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
  const doubtful = names.find(
    known => /expire|expiry|timeout|ttl|valid_until/i.test(known) && !/refresh/i.test(known),
  );
  if (doubtful === undefined) return undefined;
  throw refused(
    spec,
    '/x-token/response/lifetime',
    `The response has "${doubtful}", and whether that is seconds or a moment can't be told`,
    `Say it: lifetime: { field: ${pointer(doubtful)}, unit: seconds }.`,
  );
}
