import type { Page } from 'playwright-core';

/** A link, or another reference, of a page. */
export interface Reference {
  /** The URL of the page that has it. */
  readonly from: string;
  /** Where it leads, whole. */
  readonly to: string;
  /** `a`, `img`, `link` or `script`. */
  readonly element: string;
}

/** What a crawl found. */
export interface Crawl {
  readonly references: readonly Reference[];
  /** The ids of each page, by its URL. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
  /** The status of each URL below the root, without its anchor. */
  readonly statuses: Readonly<Record<string, number>>;
}

/**
 * Follows every link from a page of the site to all others, as a reader could. Chromium reads the pages.
 *
 * @param page which shows a page of the site
 */
export function crawl(page: Page, root: string): Promise<Crawl> {
  return page.evaluate(async root => {
    const references: { from: string; to: string; element: string }[] = [];
    const ids: Record<string, string[]> = {};
    const statuses: Record<string, number> = {};
    const queue = [`${root}index.html`];
    for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
      if (url in statuses) continue;
      const response = await fetch(url);
      statuses[url] = response.status;
      if (!response.ok || !url.endsWith('.html')) continue;
      const html = new DOMParser().parseFromString(await response.text(), 'text/html');
      ids[url] = [...html.querySelectorAll('[id]')].map(({ id }) => id);
      for (const element of html.querySelectorAll('a, img, link, script')) {
        const link = element.getAttribute('href') ?? element.getAttribute('src');
        if (link === null) continue;
        const to = new URL(link, url).href;
        references.push({ from: url, to, element: element.localName });
        if (to.startsWith(root)) queue.push(to.replace(/#.*/, ''));
      }
    }
    return { references, ids, statuses };
  }, root);
}

/** The references below the root that lead to no file, or to no anchor of a page, with the page that has each. */
export function brokenLinks({ references, ids, statuses }: Crawl, root: string): string[] {
  const broken = references.filter(({ to }) => {
    if (!to.startsWith(root)) return false;
    const { hash } = new URL(to);
    const file = to.replace(/#.*/, '');
    const anchors = ids[file];
    return (
      statuses[file] !== 200 ||
      (hash !== '' && anchors?.includes(decodeURIComponent(hash.slice(1))) === false)
    );
  });
  return broken.map(({ from, to }) => `${from.replace(root, '')}: ${to.replace(root, '')}`);
}
