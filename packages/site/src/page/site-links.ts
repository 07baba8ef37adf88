import { relativeLink } from './relative-link.js';

/** A link that leads nowhere, with the page that has it. */
export class BrokenLink extends Error {
  override readonly name = 'BrokenLink';

  constructor(page: string, link: string, reason: string) {
    super(`${page}: the link ${link} leads nowhere: ${reason}`);
  }
}

/** What links of pages can lead to. */
export interface Targets {
  /** The anchors of each page, by its path. */
  readonly anchors: ReadonlyMap<string, ReadonlySet<string>>;
  /** Files that stand beside the pages, such as `llms.txt`. */
  readonly files: ReadonlySet<string>;
}

/**
 * Returns a link as it is written into a file of the site.
 *
 * @param link as in a page's Markdown
 * @param ending of the file that has the link: pages lead to pages, and Markdown leads to Markdown
 * @throws {BrokenLink} if it leads to no page, no anchor and no file
 */
export function siteLink(page: string, link: string, ending: '.html' | '.md', targets: Targets): string {
  if (/^[a-z]+:/i.test(link)) return link;
  const [place = '', anchor] = link.split('#', 2);
  if (place !== '' && !place.startsWith('/')) {
    throw new BrokenLink(page, link, 'a link begins with / or with https:');
  }
  const path = place === '' ? page : place.slice(1) || 'index';
  const hash = anchor === undefined ? '' : `#${anchor}`;
  if (targets.files.has(path)) return `${relativeLink(page, path)}${hash}`;
  const anchors = targets.anchors.get(path);
  if (!anchors) throw new BrokenLink(page, link, 'there is no such page');
  if (anchor !== undefined && anchor !== '' && !anchors.has(anchor))
    throw new BrokenLink(page, link, 'the page has no such heading');
  return place === '' ? hash : `${relativeLink(page, `${path}${ending}`)}${hash}`;
}
