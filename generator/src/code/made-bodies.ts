import type { ContractOperation, ContractResponse, ProviderContract } from '@token-clients/runtime';
import { decodedFragment, lookUp, pointer, refOf } from '../document/document.js';
import { asObject } from '../mock-document/parts.js';
import type { MadeBody } from '../mock-document/with-examples.js';

/*
 * A body that was made up for a response is large, and a contract and a mock need the same: the document for mocks has it, and the
 * contract says where.
 */

/** Finds the bodies that a contract has made up for responses in JSON. */
export function madeBodies({ operations }: ProviderContract): MadeBody {
  const bodies = new Map(
    operations.flatMap(({ httpMethod, path, responses }) =>
      responses.flatMap(({ status, kind, body, isMade }) =>
        isMade && kind === undefined ? [[`${httpMethod} ${path} ${status}`, { value: body }] as const] : [],
      ),
    ),
  );
  return (method, path, status) => bodies.get(`${method} ${path} ${status}`);
}

/** Returns a contract that says where a document has the bodies that were made up, in place of those that it has. */
export function referringTo(document: object, contract: ProviderContract): ProviderContract {
  return {
    ...contract,
    operations: contract.operations.map(operation => ({
      ...operation,
      responses: operation.responses.map(response => {
        const bodyAt = response.isMade && exampleAt(document, operation, response);
        return bodyAt === undefined ? response : { ...response, body: undefined, bodyAt };
      }),
    })),
  };
}

/** Returns where a document has the example of a response in JSON; undefined if it has none. */
function exampleAt(
  document: object,
  { httpMethod, path }: ContractOperation,
  { status, kind }: ContractResponse,
): string | undefined {
  if (kind !== undefined) return undefined;
  const written = pointer('paths', path, httpMethod.toLowerCase(), 'responses', status);
  const response = placeOf(document, written);
  const { content, examples } = asObject(lookUp(document, response));
  // Swagger 2.0 has its examples by media type.
  const [types, before, after] = content ? [content, 'content', ['example']] : [examples, 'examples', []];
  return Object.keys(asObject(types))
    .filter(type => /json/i.test(type))
    .map(type => response + pointer(before, type, ...after))
    .find(place => lookUp(document, place) !== undefined);
}

/** Returns the place of what may be a reference, or lead to one. */
function placeOf(document: object, place: string): string {
  const reference = refOf(lookUp(document, place));
  return reference === undefined ? place : placeOf(document, decodedFragment(reference).slice(1));
}
