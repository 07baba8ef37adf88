/** A part of a page below one heading: what a search finds. */
export interface SiteSection {
  /** Its place in the index. */
  readonly id: number;
  /** The page, without an ending. */
  readonly path: string;
  /** The heading's anchor; empty for the page itself. */
  readonly anchor: string;
  /** The title of the page. */
  readonly title: string;
  /** The heading, where it is not the page's own. */
  readonly heading: string;
  /** The part of the site, as in the navigation. */
  readonly section: string;
  /** What stands below the heading, up to the next one, as plain text. */
  readonly text: string;
  /** Its code blocks. */
  readonly code: string;
}
