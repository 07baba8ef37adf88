import type { Member, PackageApi } from '../../../../../test/dist/api/model.js';
import type { Page } from '../../page/page.js';
import { cell, docLine, docMarkdown, type LinkName } from '../reference/doc-markdown.js';
import type { ReferencePlaces } from '../reference/reference-places.js';
import { adviceFor } from './advice.js';
import { errorPath } from './error-path.js';
import { sampleBlocks } from './error-samples.js';
import { CLI_EXITS } from './exit-codes.js';
import { exitSentence } from './exit-sentence.js';
import { ERRORS_FROM, type LibraryError, throwersOf } from './library-errors.js';
import { readmeTable, type TableRow } from './readme-table.js';
import { transcriptBlocks } from './transcript-steps.js';

/** The page about a code of the library's errors. */
export function libraryErrorPage(
  error: LibraryError,
  apis: readonly PackageApi[],
  places: ReferencePlaces,
): Page {
  const { code, declaration, fields } = error;
  const linkName: LinkName = name => places.linkByName(name, ERRORS_FROM);
  const summary = summaryOf(error);
  return {
    path: errorPath(code),
    title: code,
    description: `You saw the error ${code}: what happened, and what to do. ${summary}`.replace(/`/g, ''),
    section: 'errors',
    parent: 'errors',
    markdown: `${[
      `# \`${code}\``,
      `You saw \`${code}\`. ${docMarkdown(summary, linkName)}`,
      `It is a [\`${declaration.name}\`](${linkName(declaration.name)}) of \`${ERRORS_FROM}\`. ${exitSentence('`token-clients`', CLI_EXITS[code])}`,
      ...sampleBlocks(code),
      '## What to do',
      whatToDo(code),
      ...adviceFor(code),
      '## What the error carries',
      fieldTable(fields, linkName),
      ...throwers(code, apis, places),
      ...transcriptBlocks(text => text.includes(`"code":"${code}"`)),
    ].join('\n\n')}\n`,
  };
}

/** What the class says, without its code, which the page has in its heading. */
export function summaryOf({ code, declaration }: LibraryError): string {
  return declaration.doc.text.replace(new RegExp(`\\s+Code\\s+\`${code}\`\\.`), '');
}

/** What the READMEs say of a code, for a call of a client and for a token source. */
function whatToDo(code: string): string {
  const client = row(readmeTable('packages/runtime/README.md', 'errors'), code);
  const source = row(readmeTable('packages/auth-hooks/README.md', 'what-it-throws'), code);
  return [
    '| it came from | when | what to do | tried again by itself |',
    '|---|---|---|---|',
    `| a [client](/packages/runtime#errors) | ${client.when} | ${client['what to do']} | no |`,
    `| a [token source](/packages/auth-hooks#what-it-throws), such as that of \`bearerFetch\` | ${source.means} | ${source.do} | ${source['tried again']} |`,
  ].join('\n');
}

function row(table: ReadonlyMap<string, TableRow>, code: string): TableRow {
  const found = table.get(code);
  if (!found) throw new Error(`A README's table of errors has no row for ${code}`);
  return found;
}

function fieldTable(fields: readonly Member[], linkName: LinkName): string {
  const rows = fields.map(({ name, isOptional, signature, doc }) => {
    const text = cell(docLine(doc.text, linkName));
    return `| \`${name}\`${isOptional ? ' (optional)' : ''} | \`${cell(typeOf(signature))}\` | ${text} |`;
  });
  return ['| field | type | meaning |', '|---|---|---|', ...rows].join('\n');
}

/** The type of a property or a getter. */
function typeOf(signature: string): string {
  return (/(?:\(\))?\??(?:: | = )([\s\S]*?);?$/.exec(signature)?.[1] ?? '').replace(/"/g, "'");
}

function throwers(code: string, apis: readonly PackageApi[], places: ReferencePlaces): string[] {
  const found = throwersOf(code, apis);
  if (found.length === 0) return [];
  const items = found.map(({ name, declaration, specifier, when }) => {
    const link = places.linkTo({ name: declaration, specifier });
    const text = docLine(when, other => places.linkByName(other, specifier));
    return `- [\`${name}\`](${link}), \`${specifier}\`${text === '' ? '' : `: ${text}`}`;
  });
  return ['## What throws it', items.join('\n')];
}
