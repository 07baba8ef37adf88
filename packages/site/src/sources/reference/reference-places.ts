import type { EntryApi, PackageApi, Reference } from '../../../../../test/dist/api/model.js';
import { entryAnchors } from './entry-sections.js';

/** Where the reference has what: the page of each import path, and the link to each declaration. */
export class ReferencePlaces {
  readonly #pages = new Map<string, string>();
  readonly #anchors = new Map<string, ReadonlyMap<string, string>>();

  constructor(apis: readonly PackageApi[]) {
    for (const api of apis) {
      for (const entry of api.entries) {
        this.#pages.set(entry.specifier, entryPath(api, entry));
        this.#anchors.set(entry.specifier, entryAnchors(entry));
      }
    }
  }

  /** The path of the page of an import path; undefined if the reference has none. */
  pageOf(specifier: string): string | undefined {
    return this.#pages.get(specifier);
  }

  /** The link to a declaration; undefined if the reference does not have it. */
  linkTo({ name, specifier }: Reference): string | undefined {
    const anchor = this.#anchors.get(specifier)?.get(name);
    return anchor === undefined ? undefined : `/${this.#pages.get(specifier)}#${anchor}`;
  }

  /** The link to what has a name: in this import path, else in its package, else in the runtime, which all others build on. */
  linkByName(name: string, specifier: string): string | undefined {
    const owner = packageOf(specifier);
    const near = [...this.#pages.keys()].filter(other => packageOf(other) === owner);
    return [specifier, ...near, '@token-clients/runtime']
      .map(other => this.linkTo({ name, specifier: other }))
      .find(link => link !== undefined);
  }
}

/** The path of the page that lists what a package exports. */
export function packagePath(name: string): string {
  return `reference/${shortName(name)}`;
}

/** A package with one import path has one page; one with several has a page for each, below the list of all. */
function entryPath(api: PackageApi, { specifier }: EntryApi): string {
  if (api.entries.length === 1) return packagePath(api.name);
  return `${packagePath(api.name)}/${specifier === api.name ? 'main' : specifier.slice(api.name.length + 1)}`;
}

/** The name of a package without its scope. */
export function shortName(name: string): string {
  return name.replace(/^@[^/]+\//, '');
}

function packageOf(specifier: string): string {
  return specifier.split('/').slice(0, 2).join('/');
}
