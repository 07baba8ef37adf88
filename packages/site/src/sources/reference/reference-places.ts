import type { PackageApi, Reference } from '../../../../../test/dist/api/model.js';
import { entryOutline, outlineAnchors } from './entry-outline.js';

/** Where the reference has what: the page of each import path, and the link to each declaration. */
export class ReferencePlaces {
  readonly #pages = new Map<string, string>();
  /** The links to the declarations of each import path, by their names. */
  readonly #links = new Map<string, ReadonlyMap<string, string>>();

  constructor(apis: readonly PackageApi[]) {
    for (const api of apis) {
      for (const entry of api.entries) {
        const outline = entryOutline(api, entry);
        const links = outline.flatMap(page =>
          [...outlineAnchors(page)].map(([name, anchor]) => [name, `/${page.path}#${anchor}`] as const),
        );
        this.#pages.set(entry.specifier, outline[0]?.path ?? '');
        this.#links.set(entry.specifier, new Map(links));
      }
    }
  }

  /** The path of the page of an import path; undefined if the reference has none. */
  pageOf(specifier: string): string | undefined {
    return this.#pages.get(specifier);
  }

  /** The link to a declaration; undefined if the reference does not have it. */
  linkTo({ name, specifier }: Reference): string | undefined {
    return this.#links.get(specifier)?.get(name);
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

function packageOf(specifier: string): string {
  return specifier.split('/').slice(0, 2).join('/');
}
