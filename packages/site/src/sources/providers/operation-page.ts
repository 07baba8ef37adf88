import { codeFence } from '../../page/code-fence.js';
import { escapeMarkdown } from '../../page/escape-markdown.js';
import { oneLine } from '../../page/one-line.js';
import type { Page } from '../../page/page.js';
import { errorPath } from '../errors/error-path.js';
import { type ApiDoc, OPERATIONS_HEAD, type OperationDoc } from '../repository/parse-docs.js';
import { apiPath, operationPath, type ProviderDocs, providerPath } from '../repository/provider-docs.js';
import { rowCells } from '../row-cells.js';
import { curlCommand } from './curl-command.js';
import { fieldsOfLinked } from './model-fields.js';
import { operationNotes } from './operation-notes.js';
import { operationOf, type ProviderSource } from './provider-source.js';
import { sampleRequest } from './sample-request.js';
import { shellLines } from './shell-lines.js';

/**
 * Makes the page of an operation: what the reference of its class says about it, and its program beside the same call at a shell.
 *
 * @param links gives Markdown of that reference the links of the site
 */
export function operationPage(
  source: ProviderSource,
  api: ApiDoc,
  operation: OperationDoc,
  links: (markdown: string) => string,
): Page {
  const { reference, docs } = source;
  const { name, row, intro, parts } = operation;
  const [, , rowSummary = ''] = rowCells(row);
  const summary = operationOf(source, api.className, name)?.summary || name;
  return {
    path: operationPath(docs.name, api.className, name),
    title: name,
    description: oneLine(`${summary}: ${api.className}.${name}() of ${reference.title}.`),
    section: 'providers',
    parent: providerPath(docs.name),
    markdown: [
      `# ${escapeMarkdown(name)}`,
      [...OPERATIONS_HEAD, links(row).replace(/\[(\*\*[^\]]*\*\*)\]\([^)]*\)/, '$1')].join('\n'),
      links(lastParagraph(api.intro)),
      // The summary stands in the table.
      links(
        paragraphs(intro)
          .filter(text => text !== rowSummary)
          .join('\n\n'),
      ),
      '## Example',
      ...exampleTabs(source, api.className, operation),
      ...[...parts].map(([heading, text]) => `## ${heading}\n\n${part(docs, heading, text, links)}`),
      linksBack(source, api.className),
    ]
      .join('\n\n')
      .concat('\n'),
  };
}

/** A part of the reference, with what a reader would look up next: the fields of what is sent and returned, and the error. */
function part(
  docs: ProviderDocs,
  heading: string,
  text: string,
  links: (markdown: string) => string,
): string {
  const shown = links(text);
  if (heading === 'Responses')
    return shown.replace(
      'throws a `ResponseError`',
      `throws a [\`ResponseError\`](/${errorPath('error_response')})`,
    );
  // The fields of a form are listed among the parameters.
  const isForm = /^\| `\w+\./m.test(text);
  const isWanted = heading === 'Return type' || (heading === 'Other Parameters' && !isForm);
  const fields = isWanted ? fieldsOfLinked(docs, text) : undefined;
  if (fields === undefined) return shown;
  const lead = heading === 'Return type' ? 'Its fields:' : 'The fields of the body:';
  return [shown, lead, links(fields)].join('\n\n');
}

/** The program, the command line and the curl command, which stand side by side, and what has to be said of them. */
function exampleTabs(source: ProviderSource, className: string, { name, example }: OperationDoc): string[] {
  const { commands, descriptor } = source;
  const reference = operationOf(source, className, name);
  const command = commands.get(`${className}.${name}`);
  const request =
    reference && !reference.operation.signature ? sampleRequest(reference, descriptor) : undefined;
  const fences = [
    codeFence(example, 'ts', 'TypeScript'),
    ...(command === undefined ? [] : [codeFence(shellLines(command), 'sh', 'CLI')]),
    ...(request === undefined ? [] : [codeFence(curlCommand(request), 'sh', 'curl')]),
  ];
  return [fences.join('\n'), operationNotes(source, reference, { command, request })];
}

function linksBack({ docs }: ProviderSource, className: string): string {
  const provider = `/${providerPath(docs.name)}`;
  return [
    `[${escapeMarkdown(className)}](/${apiPath(docs.name, className)})`,
    `[Models](${provider}#models)`,
    `[${docs.name}](${provider})`,
  ].join(' · ');
}

/** Where the operations of a class are sent. */
function lastParagraph(text: string): string {
  return paragraphs(text).at(-1) ?? '';
}

function paragraphs(text: string): string[] {
  return text.split(/\n{2,}/);
}
