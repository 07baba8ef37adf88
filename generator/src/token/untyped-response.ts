import { pointer } from '../document/document.js';
import { isObject } from '../document/json.js';
import type { Ledger } from './ledger.js';
import type { OperationFacts, SuccessFacts } from './operation-facts.js';
import { SchemaReader } from './schema-reader.js';
import { TOKEN_RESPONSE } from './standard-responses.js';
import type { SpecAddition } from './token-proposal.js';

/**
 * Completes a response of which nothing is said: by its example, or else at an endpoint of OAuth by RFC 6749. Both are
 * marked as assumed, and added to the document, so that types and documentation have them too.
 */
export function withAssumedResponse(
  facts: OperationFacts,
  ledger: Ledger,
): { readonly success: SuccessFacts; readonly addition?: SpecAddition } {
  const { success } = facts;
  if (success.is === 'json' || success.is === 'text') return { success };
  const example = success.examples.find(one => isObject(one) && Object.keys(one).length > 0);
  const schema = example ? schemaOf(example, 0) : isOauth(facts) ? TOKEN_RESPONSE : undefined;
  if (!schema) return { success };
  const reason = example
    ? 'The response has no schema: its members are those of its example.'
    : 'The response is not described: it is assumed to be that of RFC 6749 section 5.1.';
  ledger.note('response', example ? 'as in the example' : 'as in RFC 6749', `assumed: ${reason}`, 0.75);
  const status = success.status || '200';
  const response = { description: 'A token.', content: { 'application/json': { schema } } };
  const addition: SpecAddition =
    success.pointer === '' || success.status === ''
      ? { pointer: facts.pointer, value: { responses: { [status]: response } }, reason }
      : { pointer: success.pointer, value: { content: response.content }, reason };
  const reader = new SchemaReader({});
  return {
    success: { ...success, is: 'json', schema: reader.read(schema, success.pointer + pointer('content')) },
    addition,
  };
}

function isOauth({ path, shapes }: OperationFacts): boolean {
  return (
    /oauth|connect|openid|oidc|\/token$/i.test(path) ||
    shapes.some(({ fields }) => fields.some(({ kind }) => kind === 'grantType'))
  );
}

const DEEPEST = 6;

function schemaOf(value: unknown, depth: number): Record<string, unknown> {
  if (isObject(value) && depth < DEEPEST) {
    const members = Object.entries(value).map(
      ([name, member]) => [name, schemaOf(member, depth + 1)] as const,
    );
    return { type: 'object', properties: Object.fromEntries(members) };
  }
  if (Array.isArray(value)) return { type: 'array', items: {} };
  if (typeof value === 'number')
    return { type: Number.isInteger(value) ? 'integer' : 'number', example: value };
  return typeof value === 'boolean' ? { type: 'boolean' } : { type: 'string', example: value ?? undefined };
}
