/** The parts of the site, in the order of its navigation. */
export const SECTIONS = {
  start: 'Start',
  guides: 'Guides',
  providers: 'Providers',
  packages: 'Packages',
  reference: 'API reference',
  errors: 'Errors',
  migrate: 'Migrate',
  figures: 'Figures',
  playground: 'Playground',
} as const;

export type Section = keyof typeof SECTIONS;

/**
 * A page of the site. All that it says is in its Markdown: the HTML is rendered from it, and the same Markdown stands beside
 * the HTML for tools that read text.
 */
export interface Page {
  /** Its place below the site's root, without an ending: `guides/lock-outs`. The first page is `index`. */
  readonly path: string;
  /** As in the navigation and the window's title. */
  readonly title: string;
  /** One sentence, as plain text: for search results and for `llms.txt`. */
  readonly description: string;
  readonly section: Section;
  /** The path of the page under which it stands in the navigation; a page without one stands at the top of its section. */
  readonly parent?: string | undefined;
  /** A program that the page shows below its first paragraph: `assets/NAME.js`, with the style sheet beside it. */
  readonly app?: 'playground' | undefined;
  /**
   * The whole page, with its heading. A link to another page begins with `/` and has no ending (`/guides/lock-outs#again`);
   * an image is a path from the repository's root that begins with `/`.
   */
  readonly markdown: string;
  /** Names in the page's code that are links in HTML, such as types, each with its link as in Markdown. */
  readonly codeLinks?: ReadonlyMap<string, string> | undefined;
  /**
   * Pictures that are drawn for the page, as HTML, by the anchor of a heading: each is shown above the first numbered list below
   * that heading, which says what it shows.
   */
  readonly pictures?: ReadonlyMap<string, string> | undefined;
}
