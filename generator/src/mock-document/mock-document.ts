import type { Spec } from '../document/spec.js';
import { keptPart } from './kept-part.js';
import { asObject, holdsOperations, type Part } from './parts.js';
import { readableDocument } from './readable-document.js';
import { type MadeBody, withExamples } from './with-examples.js';

/**
 * Makes the document that a mock of a spec responds from: the operations that are kept and what they refer to, as the vendor
 * wrote them and not as the generator reads them, so that a mock judges the generated code as the vendor's server would.
 *
 * @param spec before it was normalised
 * @param made bodies of responses that were made up already, since that takes time
 */
export function mockDocument({ document, whole, swagger }: Spec, made?: MadeBody): object {
  const kept = whole && new Set(operationsOf(document as Part));
  const isKept = (method: string, path: string) => kept?.has(`${method} ${path}`) ?? true;
  return withExamples(readableDocument(keptPart((swagger ?? document) as Part, isKept)), made);
}

function operationsOf({ paths }: Part): string[] {
  return Object.entries(asObject(paths)).flatMap(([path, item]) =>
    Object.entries(asObject(item)).flatMap(([key, held]) => {
      if (!holdsOperations(key)) return [];
      const methods = key === 'additionalOperations' ? Object.keys(asObject(held)) : [key.toUpperCase()];
      return methods.map(method => `${method} ${path}`);
    }),
  );
}
