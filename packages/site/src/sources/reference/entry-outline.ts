import type { EntryApi, PackageApi } from '../../../../../test/dist/api/model.js';
import { slugger } from '../../page/slug.js';
import { type EntrySection, entrySections } from './entry-sections.js';

/** A page of an import path, and what has its section there. */
export interface OutlinePage {
  readonly path: string;
  /** For the navigation: the import path without the scope. */
  readonly title: string;
  /** The import path; of a page for one kind of declarations alone, followed by that kind. */
  readonly heading: string;
  readonly sections: readonly EntrySection[];
}

/** A page with more declarations than this takes long to load and to search by eye. */
const MOST_ON_A_PAGE = 100;

/**
 * Returns the pages of an import path. The first one lists all that it exports, and has their sections too, unless they are so
 * many that each kind gets a page of its own.
 */
export function entryOutline(api: PackageApi, entry: EntryApi): OutlinePage[] {
  const path = entryPath(api, entry);
  const title =
    entry.specifier === api.name && api.entries.length > 1
      ? `${shortName(api.name)}: main`
      : shortName(entry.specifier);
  const heading = `\`${entry.specifier}\``;
  const sections = entrySections(entry);
  const count = sections.reduce((sum, { declarations }) => sum + declarations.length, 0);
  if (count <= MOST_ON_A_PAGE) return [{ path, title, heading, sections }];
  const pages = sections.map(section => {
    const kind = section.title.replace(/,.*/, '').toLowerCase();
    return {
      path: `${path}/${kind.replaceAll(' ', '-')}`,
      title: `${shortName(entry.specifier)}: ${kind}`,
      heading: `${heading}: ${kind}`,
      sections: [section],
    };
  });
  return [{ path, title, heading, sections: [] }, ...pages];
}

/** Returns the anchor of each declaration on a page. */
export function outlineAnchors({ heading, sections }: OutlinePage): ReadonlyMap<string, string> {
  const slug = slugger();
  slug(heading);
  return new Map(
    sections.flatMap(section => {
      slug(section.title);
      return section.declarations.map(({ name }) => [name, slug(name)] as const);
    }),
  );
}

/** The path of the page that lists what a package exports. */
export function packagePath(name: string): string {
  return `reference/${shortName(name)}`;
}

/** The name of a package, or an import path, without its scope. */
export function shortName(name: string): string {
  return name.replace(/^@[^/]+\//, '');
}

/** A package with one import path has one page; one with several has a page for each, below the list of all. */
function entryPath(api: PackageApi, { specifier }: EntryApi): string {
  if (api.entries.length === 1) return packagePath(api.name);
  return `${packagePath(api.name)}/${specifier === api.name ? 'main' : specifier.slice(api.name.length + 1)}`;
}
