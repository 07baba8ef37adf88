import { pointer } from '../document/document.js';
import { isObject } from '../document/json.js';
import type { Places } from '../document/places.js';
import { GenerateError } from '../errors.js';
import { copyWithPlace, copyWithPlaces } from './copies.js';
import { DocumentEditor } from './document-editor.js';
import { QueryFailure, type SelectedNode, select } from './json-path.js';
import { type Merger, merger } from './merge.js';
import type { Overlay, OverlayAction } from './read-overlay.js';

/**
 * Applies one action, and returns the document that it gives.
 *
 * @throws {GenerateError} `spec_invalid` for a query that is not JSONPath or selects nothing, and for an update that does not
 *   fit what is selected
 */
export function applyAction(
  document: object,
  places: Places,
  { file, isFirstVersion }: Pick<Overlay, 'file' | 'isFirstVersion'>,
  { target, at, change }: OverlayAction,
): object {
  const reject = (key: string, problem: string, fix?: string): GenerateError =>
    new GenerateError('spec_invalid', problem, { file, pointer: at + pointer(key), fix, rule: 'overlay' });
  const query = (key: 'target' | 'copy', path: string): SelectedNode[] => {
    try {
      const nodes = distinct(select(document, path));
      if (nodes.length > 0) return nodes;
    } catch (error) {
      if (!(error instanceof QueryFailure)) throw error;
      throw reject(
        key,
        `${path} is not a query that can be used: ${error.message}`,
        'Write it as RFC 9535 describes JSONPath.',
      );
    }
    const now = sectionNow(path);
    throw reject(
      key,
      `${path} matches nothing`,
      now === undefined
        ? 'Correct the query, or remove the action.'
        : `Overlays apply to the document as OpenAPI 3: write ${now}.`,
    );
  };

  const nodes = query('target', target);
  const editor = new DocumentEditor(document, places);
  if (change.kind === 'remove') {
    if (nodes.some(({ location }) => location.length === 0))
      throw reject('target', 'The whole document cannot be removed');
    editor.remove(nodes.map(({ location }) => location));
    return editor.document;
  }

  const key = change.kind;
  if (isFirstVersion && nodes.some(({ value }) => formOf(value) === 'a value'))
    throw reject(
      'target',
      `${target} selects a plain value, which Overlay 1.0 cannot change`,
      'Select the object around it, or write overlay: 1.1.0.',
    );
  const forms = [...new Set(nodes.map(({ value }) => formOf(value)))];
  if (forms.length > 1)
    throw reject('target', `${target} selects ${forms.join(' and ')}`, 'Make an action of each.');

  const merge: Merger = merger(editor, places, problem =>
    reject(key, problem, 'Remove the old value first.'),
  );
  if (change.kind === 'update') {
    const place = { file, pointer: at + pointer('update') };
    for (const { location } of nodes)
      merge(location, () => copyWithPlace(change.value, place, places), place);
    return editor.document;
  }
  const [source, ...others] = query('copy', change.from);
  if (!source || others.length > 0)
    throw reject('copy', `${change.from} matches ${others.length + 1} nodes`, 'Select the one to copy.');
  const from = pointer(...source.location);
  const place = places.at(document, from);
  for (const { location } of nodes)
    merge(location, () => copyWithPlaces(source.value, document, from, places), place);
  return editor.document;
}

/** Where OpenAPI 3 has what a query selects in Swagger 2.0. */
function sectionNow(query: string): string | undefined {
  const [, section = ''] = /^\$(?:\.|\[['"])(\w+)/.exec(query) ?? [];
  return SECTIONS.get(section);
}

const SECTIONS: ReadonlyMap<string, string> = new Map([
  ['definitions', '$.components.schemas'],
  ['parameters', '$.components.parameters'],
  ['responses', '$.components.responses'],
  ['securityDefinitions', '$.components.securitySchemes'],
  ...['host', 'basePath', 'schemes'].map(name => [name, '$.servers'] as const),
]);

function formOf(value: unknown): 'objects' | 'lists' | 'a value' {
  if (Array.isArray(value)) return 'lists';
  return isObject(value) ? 'objects' : 'a value';
}

/** A query may select one node twice. */
function distinct(nodes: readonly SelectedNode[]): SelectedNode[] {
  return [...new Map(nodes.map(node => [pointer(...node.location), node])).values()];
}
