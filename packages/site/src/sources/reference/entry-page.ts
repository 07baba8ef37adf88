import type { Declaration, EntryApi, PackageApi } from '../../../../../test/dist/api/model.js';
import type { Page } from '../../page/page.js';
import { declarationMarkdown, type Links } from './declaration-markdown.js';
import { cell, docLine } from './doc-markdown.js';
import { entryOutline, packagePath } from './entry-outline.js';
import type { EntrySection } from './entry-sections.js';
import type { ReferencePlaces } from './reference-places.js';

/** The pages of one import path. */
export function entryPages(api: PackageApi, entry: EntryApi, places: ReferencePlaces): Page[] {
  const { specifier } = entry;
  const links: Links = {
    linkName: name => places.linkByName(name, specifier),
    linkTo: reference => places.linkTo(reference),
  };
  const list = packagePath(api.name);
  const codeLinks = namesInCode(entry, links);
  return entryOutline(api, entry).map(({ path, title, heading, sections }, index) => {
    const names = sections.flatMap(({ declarations }) => declarations.map(({ name }) => name));
    return {
      path,
      title,
      description: `What ${specifier} exports${names.length > 0 ? `: ${names.join(', ')}` : ''}.`,
      section: 'reference',
      ...(path !== list && { parent: list }),
      markdown: `${[
        `# ${heading}`,
        ...(index === 0 ? [exportTable(entry, links)] : []),
        ...sections.flatMap(section => sectionBlocks(section, links)),
      ].join('\n\n')}\n`,
      codeLinks,
    };
  });
}

/** The names of ours that code on the pages can have, with the links to their sections. */
function namesInCode({ specifier, exports, internals }: EntryApi, { linkTo }: Links): Map<string, string> {
  const declared = [...exports, ...internals];
  const named = [
    ...declared.flatMap(({ refersTo }) => refersTo),
    ...declared.map(({ name, from }) => ({ name, specifier: from ?? specifier })),
  ];
  return new Map(
    named.flatMap(reference => {
      const link = linkTo(reference);
      return link === undefined ? [] : [[reference.name, link] as const];
    }),
  );
}

function sectionBlocks({ title, declarations }: EntrySection, links: Links): string[] {
  return [
    `## ${title}`,
    ...declarations.flatMap(declaration => [
      `### \`${declaration.name}\``,
      declarationMarkdown(declaration, links),
    ]),
  ];
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
