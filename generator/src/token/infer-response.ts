import type { ResponseMapping } from '@token-clients/runtime';
import { pointer, type Schema } from '../document/document.js';
import { flatten } from '../document/flatten.js';
import { invalidSpec } from '../document/invalid-spec.js';
import type { OperationModel, ProviderModel } from '../read/provider-model.js';
import { successesOf } from '../read/successes.js';
import type { XToken } from '../read/x-token.js';
import { Ledger } from './ledger.js';
import { operationAt, type SuccessFacts } from './operation-facts.js';
import { refuseProof } from './proof.js';
import { findResponse } from './response-mapping.js';
import { isStringLike, membersOfResponse } from './token-places.js';

/**
 * Finds where everything is in a token response: where `x-token` says, else where its names suggest.
 *
 * @param acquire the operation that obtains the token
 * @param inferred receives one line for each place that `x-token` leaves out
 * @throws {GenerateError} `spec_invalid` when the names are not enough, or the response has no such member
 */
export function inferResponse(
  { spec }: ProviderModel,
  xToken: XToken,
  acquire: OperationModel,
  inferred: string[],
): ResponseMapping {
  const given: Partial<ResponseMapping> = xToken.response ?? {};
  const success = operationAt(spec.document, acquire.pointer)?.success ?? NOTHING;
  const known =
    membersOfResponse(success)
      .filter(({ depth }) => depth === 1)
      .map(({ name }) => name)
      .join(', ') || 'no fields';
  if (success.is === 'none' && given.accessToken === undefined) {
    throw invalidSpec(
      spec,
      '/x-token/acquire/operation',
      `${xToken.acquire.operation} has no successful response with a body`,
      'Add the response that holds the token.',
      'no-token',
    );
  }
  checkGiven(spec, given, success, known);
  const ledger = new Ledger();
  const found = findResponse(success, ledger, given, xToken.refresh !== undefined);
  if (found?.accessToken === undefined) {
    throw invalidSpec(
      spec,
      '/x-token/response',
      `No field of the response has the name of a token; it has ${known}`,
      'Name it in x-token/response/accessToken.',
      'no-token',
    );
  }
  throwIfUnclear(spec, ledger);
  inferred.push(...ledger.lines.map(({ key, value }) => `x-token.${key} = ${value}`));
  const tokenTypes = found.tokenTypes ?? ['Bearer'];
  refuseProof(spec, '/x-token/response/tokenTypes', tokenTypes);
  const { accessToken, tokenType, lifetime, defaultLifetimeSeconds, ...others } = found;
  const { refreshToken, refreshLifetime, scope, issuedTokenType } = others;
  return {
    accessToken,
    ...(tokenType !== undefined && { tokenType }),
    tokenTypes,
    ...(lifetime && { lifetime }),
    ...(defaultLifetimeSeconds !== undefined && { defaultLifetimeSeconds }),
    ...(refreshToken !== undefined && { refreshToken }),
    ...(refreshLifetime && { refreshLifetime }),
    ...(scope !== undefined && { scope }),
    ...(issuedTokenType !== undefined && { issuedTokenType }),
  };
}

const NOTHING: SuccessFacts = { is: 'none', schema: undefined, status: '', pointer: '', examples: [] };

/** Finds the schema of the first documented success that has one. */
export function successSchema({ spec }: ProviderModel, { responses }: OperationModel): Schema | undefined {
  const name = successesOf(responses).find(({ schema }) => schema !== undefined)?.schema;
  const schema = name === undefined ? undefined : spec.document.components?.schemas?.[name];
  return schema && flatten(spec.document, schema);
}

/** What a response of which nothing is said may hold, `x-token` alone knows. */
function checkGiven(
  spec: ProviderModel['spec'],
  given: Partial<ResponseMapping>,
  success: SuccessFacts,
  known: string,
): void {
  if (success.is === 'none' || success.is === 'untyped') return;
  const members = new Map(membersOfResponse(success).map(member => [member.at, member]));
  for (const [key, at] of Object.entries(placesIn(given))) {
    if (at === '' && success.is === 'text') continue;
    const member = members.get(at);
    if (!member)
      throw invalidSpec(
        spec,
        `/x-token/response/${key}`,
        `The response has no ${at}`,
        `It has ${known}.`,
        'x-token',
      );
    if (/Token$/.test(key) && !isStringLike(member.schema)) {
      throw invalidSpec(
        spec,
        `/x-token/response/${key}`,
        `What the response has at ${at} is no string`,
        'Name the string inside it.',
        'token-is-no-string',
      );
    }
  }
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

/** A spec that is generated from has to be clear: only a new provider is asked about. */
function throwIfUnclear(spec: ProviderModel['spec'], { questions }: Ledger): void {
  const [question] = questions;
  if (!question) return;
  const options = question.options.map(({ value }) => value);
  if (question.key === 'response.lifetime') {
    const [field = ''] = options[0]?.split(' in ') ?? [];
    throw invalidSpec(
      spec,
      '/x-token/response/lifetime',
      `The unit of "${field.slice(1)}" is unknown: seconds or a point in time`,
      `Write it: lifetime: { field: ${field}, unit: seconds }.`,
      'unclear-token',
    );
  }
  throw invalidSpec(
    spec,
    `/x-token${pointer(...question.key.split('.'))}`,
    `Several fields of the response have the name of a token (${options.join(', ')})`,
    'Name one of them in x-token/response/accessToken.',
    'unclear-token',
  );
}
