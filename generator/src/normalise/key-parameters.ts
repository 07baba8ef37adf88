import { isObject, listOf } from '../document/json.js';
import type { Context } from './context.js';
import type { FoundOperation } from './found-operation.js';
import { type Json, ownField } from './located.js';
import type { FoundParameter } from './normalise-parameters.js';

/**
 * Makes parameters of the API keys that the security of an operation has in the query: callers pass them like others. One
 * that the operation declares itself stays as it is. A key that every alternative of the security needs is required.
 */
export function keyParameters(
  { spec }: Context,
  { operation }: FoundOperation,
  declared: readonly FoundParameter[],
): FoundParameter[] {
  const { document } = spec;
  const schemes = ownField(document.components, 'securitySchemes');
  const alternatives = listOf(ownField(operation.value, 'security') ?? document.security).filter(isObject);
  const names = new Set(alternatives.flatMap(alternative => Object.keys(alternative)));
  return [...names].flatMap((scheme): FoundParameter[] => {
    const { type, in: place, name, description } = (ownField(schemes, scheme) ?? {}) as Json;
    const isKey = type === 'apiKey' && place === 'query' && typeof name === 'string' && name !== '';
    if (!isKey || declared.some(one => one.place === 'query' && one.name === name)) return [];
    const value = spec.places.copy(operation.value as Json, {
      name,
      in: 'query',
      required: alternatives.every(alternative => Object.hasOwn(alternative, scheme)),
      description: typeof description === 'string' ? description : `The API key (${scheme}).`,
      schema: { type: 'string', 'x-secret': true },
      'x-secret': true,
    });
    return [{ place: 'query', name, parameter: { value, at: operation.at } }];
  });
}
