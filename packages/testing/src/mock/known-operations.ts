import type { Prism } from './prism.js';
import type { PrismOperation } from './prism-operation.js';

const KNOWN = new WeakMap<object, Promise<PrismOperation[]>>();

/** Reads a document that never changes, once in a process: to read it takes longer than the rest of a start. */
export function knownOperations(prism: Prism, document: object): Promise<PrismOperation[]> {
  const operations = KNOWN.get(document) ?? prism.read(document);
  KNOWN.set(document, operations);
  return operations;
}
