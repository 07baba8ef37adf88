import path from 'node:path';
import type { SpecText } from '../document/spec.js';
import { mockDocument } from '../mock-document/mock-document.js';
import { sliceSpec } from '../normalise/slice-spec.js';
import { workspaceAt } from '../project/workspace.js';
import { parseSpec } from '../source/parse-spec.js';
import { allProviders, specTextOf } from './providers.js';
import { siblingReader } from './sibling-reader.js';
import { readSpecFile } from './spec-file.js';

/**
 * Makes the document that a mock of a vendor's file responds from. Files that it refers to are read from its folder, and from
 * nowhere else.
 *
 * @param file the vendor's file, or a document that was read already
 * @throws {GenerateError} `spec_unavailable` or `spec_invalid`
 */
export async function mockDocumentOf(file: string | object): Promise<object> {
  const source = typeof file === 'string' ? await sourceOf(file) : textOf('document', JSON.stringify(file));
  return mockDocument(sliceSpec(await parseSpec(source)));
}

async function sourceOf(file: string): Promise<SpecText> {
  const text = textOf(path.basename(file), await readSpecFile(file, file));
  return { ...text, sibling: siblingReader(path.dirname(file)) };
}

function textOf(specName: string, text: string): SpecText {
  return { name: 'mock', specName, text };
}

/** Makes the documents that mocks of the providers of a project respond from, by the names of the providers. */
export async function mockDocuments(root: string): Promise<Map<string, object>> {
  const entries = allProviders(workspaceAt(root)).map(async (provider): Promise<[string, object]> => {
    const spec = await parseSpec(specTextOf(provider));
    return [provider.name, mockDocument(sliceSpec(spec))];
  });
  return new Map(await Promise.all(entries));
}

/** Lists the vendors' files, by the names of their providers; of several files, the one that the others are read from. */
export function specFiles(root: string): Map<string, string> {
  return new Map(allProviders(workspaceAt(root)).map(({ name, specFile }) => [name, specFile]));
}
