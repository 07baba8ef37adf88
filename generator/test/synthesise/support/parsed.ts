import type { Spec } from '../../../src/document/spec.js';
import { parseSpec } from '../../../src/source/parse-spec.js';

/** A spec as data. */
export function parsed(document: object): Promise<Spec> {
  return parseSpec({ name: 'elm', specName: 'specs/elm.json', text: JSON.stringify(document) });
}
