import { allowsValue, sampleOf } from '@token-clients/generator/sample';
import type { SpecOperation } from './prism.js';

type Response = SpecOperation['responses'][number];
type Content = NonNullable<Response['contents']>[number];

/**
 * Returns an operation whose responses have an example each. Prism makes one up where the vendor has none, but it heeds
 * neither patterns nor discriminators, and leaves out fields of what contains itself; it then says itself that its response
 * is wrong. So it does of a vendor's example that its own schema does not allow, which is left out. A success of ours does not
 * say that it is an error. Whether ours is right, Prism judges by the vendor's schema.
 */
export function withExamples(operation: SpecOperation): SpecOperation {
  const responses = operation.responses.map(response => ({
    ...response,
    contents: response.contents?.map(content => withExample(operation, response.code, content)),
  }));
  return { ...operation, responses: responses as SpecOperation['responses'] };
}

function withExample(operation: SpecOperation, code: string, content: Content): Content {
  const { schema, mediaType } = content;
  if (!schema || !/json|^text\//i.test(mediaType)) return content;
  // A schema may refer to what Prism has put beside the operation.
  const document: object = operation;
  const examples = (content.examples ?? []).filter(
    example =>
      !/json/i.test(mediaType) ||
      !('value' in example) ||
      allowsValue(document, schema, example.value, 'response'),
  );
  if (examples.length > 0) return { ...content, examples };
  const omit = /^2/.test(code) ? ['error'] : [];
  const sample = sampleOf(document, schema, { direction: 'response', extent: 'all', omit });
  return { ...content, examples: sample ? [{ id: 'made', key: 'made', value: sample.value }] : [] };
}
