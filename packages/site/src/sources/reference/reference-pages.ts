import type { PackageApi } from '../../../../../test/dist/api/model.js';
import type { Page } from '../../page/page.js';
import { packagePath, shortName } from './entry-outline.js';
import { entryPages, exportTable } from './entry-page.js';
import { projectApi } from './project-api.js';
import { ReferencePlaces } from './reference-places.js';

/** The pages of what programs can import: a page for each import path, and a list for each package that has several. */
export function referencePages(apis: readonly PackageApi[] = projectApi()): Page[] {
  const places = new ReferencePlaces(apis);
  return apis.flatMap(api => [
    ...(api.entries.length > 1 ? [packagePage(api, places)] : []),
    ...api.entries.flatMap(entry => entryPages(api, entry, places)),
  ]);
}

/** The list of all that a package exports, by import path. */
function packagePage(api: PackageApi, places: ReferencePlaces): Page {
  return {
    path: packagePath(api.name),
    title: shortName(api.name),
    description: `All that ${api.name} exports, by import path.`,
    section: 'reference',
    markdown: `${[
      `# What \`${api.name}\` exports`,
      `What the package is for, and how to use it, is in its [README](/packages/${shortName(api.name)}).`,
      ...api.entries.flatMap(entry => [
        `## [\`${entry.specifier}\`](/${places.pageOf(entry.specifier)})`,
        exportTable(entry, {
          linkName: name => places.linkByName(name, entry.specifier),
          linkTo: reference => places.linkTo(reference),
        }),
      ]),
    ].join('\n\n')}\n`,
  };
}
