import type { Declaration, EntryApi, PackageApi } from '../../../../../test/dist/api/model.js';
import type { Page } from '../../page/page.js';
import { declarationMarkdown, type Links } from './declaration-markdown.js';
import { cell, docLine } from './doc-markdown.js';
import { entrySections } from './entry-sections.js';
import { packagePath, type ReferencePlaces } from './reference-places.js';

/** The page of one import path. */
export function entryPage(api: PackageApi, entry: EntryApi, places: ReferencePlaces): Page {
  const { specifier } = entry;
  const path = places.pageOf(specifier) ?? '';
  const links: Links = {
    linkName: name => places.linkByName(name, specifier),
    linkTo: reference => places.linkTo(reference),
  };
  const list = packagePath(api.name);
  return {
    path,
    title: specifier,
    description: `What ${specifier} exports: ${entry.exports.map(({ name }) => name).join(', ')}.`,
    section: 'reference',
    ...(path !== list && { parent: list }),
    markdown: `${[
      `# \`${specifier}\``,
      exportTable(entry, links),
      ...entrySections(entry).flatMap(({ title, declarations }) => [
        `## ${title}`,
        ...declarations.flatMap(declaration => [
          `### \`${declaration.name}\``,
          declarationMarkdown(declaration, links),
        ]),
      ]),
    ].join('\n\n')}\n`,
  };
}

/** Returns a table with a row for each export of an import path, which leads to its section. */
export function exportTable({ specifier, exports }: EntryApi, { linkTo, linkName }: Links): string {
  const rows = exports.map(({ name, kind, from, doc }: Declaration) => {
    const link = linkTo({ name, specifier: from ?? specifier });
    const shown = link === undefined ? `\`${name}\`` : `[\`${name}\`](${link})`;
    const others = (other: string) => (other === name ? undefined : linkName(other));
    return `| ${shown} | ${kind} | ${cell(docLine(doc.summary, others))} |`;
  });
  return ['| name | is a | for |', '|---|---|---|', ...rows].join('\n');
}
