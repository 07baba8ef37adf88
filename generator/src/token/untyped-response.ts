import { pointer } from '../document/document.js';
import { isObject } from '../document/json.js';
import { membersOfExample, schemaOfExample } from './example-response.js';
import type { Ledger } from './ledger.js';
import type { OperationFacts, SuccessFacts } from './operation-facts.js';
import { SchemaReader } from './schema-reader.js';
import { TOKEN_RESPONSE } from './standard-responses.js';
import type { SpecAddition } from './token-proposal.js';

/**
 * Completes a response of which nothing is said, or not where the token is: by its example, or else at an endpoint of OAuth by
 * RFC 6749. Both are marked as assumed, and added to the document, so that types and documentation have them too.
 */
export function withAssumedResponse(
  facts: OperationFacts,
  ledger: Ledger,
): { readonly success: SuccessFacts; readonly addition?: SpecAddition } {
  const { success } = facts;
  const more = membersOfExample(success);
  if (more) {
    const reason = 'The schema of the response has no token: what its example has beyond it is added.';
    ledger.note('response', 'with the members of its example', `assumed: ${reason}`, 0.75);
    const at = success.schema?.pointer ?? success.pointer;
    return {
      success: more.success,
      addition: { pointer: at, value: { properties: more.members }, reason },
    };
  }
  if (success.is === 'json' || success.is === 'text') return { success };
  const example = success.examples.find(one => isObject(one) && Object.keys(one).length > 0);
  const schema = example ? schemaOfExample(example) : isOauth(facts) ? TOKEN_RESPONSE : undefined;
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
