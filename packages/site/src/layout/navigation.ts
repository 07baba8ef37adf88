import type { Page } from '../page/page.js';

/** What the parts around a page know. */
export interface Navigation {
  readonly page: Page;
  /** All pages, in the order of the navigation. */
  readonly pages: readonly Page[];
  /** Returns the `href` of a file of the site. */
  readonly at: (to: string) => string;
}
