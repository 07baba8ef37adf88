import { escapeMarkdown } from '../../page/escape-markdown.js';
import { oneLine } from '../../page/one-line.js';
import type { Page } from '../../page/page.js';
import type { ModelDoc } from '../repository/parse-docs.js';
import { modelPath, operationPath, type ProviderDocs, providerPath } from '../repository/provider-docs.js';
import { rowCells } from '../row-cells.js';
import type { ProviderSource } from './provider-source.js';

/**
 * Makes the page of a schema: what its reference says, and where it is used.
 *
 * @param links gives Markdown of that reference the links of the site
 */
export function modelPage(
  { docs, reference }: ProviderSource,
  { typeName, file, markdown }: ModelDoc,
  links: (markdown: string) => string,
): Page {
  const used = usesOf(docs, file);
  return {
    path: modelPath(docs.name, typeName),
    title: typeName,
    description: oneLine(`${typeName} of ${reference.title}: its fields, and the operations that use it.`),
    section: 'providers',
    parent: providerPath(docs.name),
    markdown: [
      `# ${escapeMarkdown(typeName)}`,
      links(markdown),
      ...(used.length > 0 ? ['## Used by', used.join('\n')] : []),
      `[Models](/${providerPath(docs.name)}#models) · [${docs.name}](/${providerPath(docs.name)})`,
    ]
      .join('\n\n')
      .concat('\n'),
  };
}

/** A list of the operations and schemas whose reference has a link to a schema's. */
function usesOf({ name, apis, models }: ProviderDocs, file: string): string[] {
  const isHere = (text: string) => text.includes(`](${file})`);
  const operations = apis.flatMap(({ className, operations }) =>
    operations.flatMap(operation => {
      const responses = rowsOf(operation.parts.get('Responses')).filter(isHere).map(firstCell);
      const as = [
        ...rowsOf(operation.parts.get('Path Parameters')).filter(isHere).map(firstCell),
        ...rowsOf(operation.parts.get('Other Parameters')).filter(isHere).map(firstCell),
        ...responses.map(status => `response ${status}`),
      ];
      const path = `/${operationPath(name, className, operation.name)}`;
      return as.length === 0 ? [] : [`- [\`${operation.name}\`](${path}): ${as.join(', ')}`];
    }),
  );
  const schemas = models.flatMap(model => {
    const fields = rowsOf(model.markdown).filter(isHere).map(firstCell);
    const path = `/${modelPath(name, model.typeName)}`;
    return fields.length === 0 ? [] : [`- [\`${model.typeName}\`](${path}): ${fields.join(', ')}`];
  });
  return [...operations, ...schemas];
}

function rowsOf(table = ''): string[] {
  return table.split('\n').filter(line => line.startsWith('|'));
}

function firstCell(row: string): string {
  return rowCells(row)[0] ?? '';
}
