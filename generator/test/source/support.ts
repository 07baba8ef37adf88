import type { Spec } from '../../src/document/spec.js';
import { checkReferences } from '../../src/read/check-references.js';
import { parseSpec } from '../../src/source/parse-spec.js';
import type { Loose } from '../support/project.js';

export type Files = Readonly<Record<string, unknown>>;

export const asText = (file: unknown) => (typeof file === 'string' ? file : JSON.stringify(file));

/** Reads a spec of several files; the first is the spec itself. Remembers which others were asked for. */
export async function read(files: Files, asked: string[] = []): Promise<Spec & { readonly document: Loose }> {
  const [[main, root] = ['openapi.yaml', '']] = Object.entries(files);
  return parseSpec({
    name: 'vendor',
    specName: `specs/vendor/${main}`,
    text: asText(root),
    sibling: async file => {
      asked.push(file);
      return Object.hasOwn(files, file) ? asText(files[file]) : undefined;
    },
  });
}

/** What is wrong with the references of a spec. */
export function faults(spec: Spec): string {
  try {
    checkReferences(spec);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

/** A spec whose only path refers to each of these in turn, as the schemas of responses. */
export function refersTo(...refs: readonly string[]): Loose {
  const responses = Object.fromEntries(
    refs.map(($ref, index) => [
      `${200 + index}`,
      { description: '', content: { 'application/json': { schema: { $ref } } } },
    ]),
  );
  return { openapi: '3.0.3', info: { title: 'T', version: '1' }, paths: { '/a': { get: { responses } } } };
}

export const schemaRef = (spec: Loose, status = '200') =>
  spec.document.paths['/a'].get.responses[status].content['application/json'].schema.$ref;
