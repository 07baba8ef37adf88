import type { ComponentChildren, VNode } from 'preact';
import { type Page, SECTIONS, type Section } from '../page/page.js';
import type { Heading } from '../page/parse-page.js';
import { relativeLink } from '../page/relative-link.js';

/** What the page may load: its own scripts, styles, fonts and pictures, nothing of another origin and nothing inline. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "worker-src 'self'; base-uri 'none'; form-action 'none'";

export interface LayoutProps {
  readonly page: Page;
  /** All pages, in the order of the navigation. */
  readonly pages: readonly Page[];
  readonly headings: readonly Heading[];
  /** The content, as HTML. */
  readonly html: string;
}

/** What every page has around its content. */
export function Layout({ page, pages, headings, html }: LayoutProps): VNode {
  const at = (to: string) => relativeLink(page.path, to);
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="description" content={page.description} />
        <title>{page.path === 'index' ? page.title : `${page.title} · token-clients`}</title>
        <link rel="stylesheet" href={at('assets/style.css')} />
        <link rel="alternate" type="text/markdown" href={at(`${page.path}.md`)} />
        <script type="module" src={at('assets/site.js')} />
      </head>
      <body>
        <a class="skip" href="#content">
          Skip to the content
        </a>
        <Header page={page} pages={pages} at={at} />
        <div class="frame">
          <Sidebar page={page} pages={pages} at={at} />
          <main id="content" tabIndex={-1} dangerouslySetInnerHTML={{ __html: html }} />
          <Contents headings={headings} />
        </div>
      </body>
    </html>
  );
}

interface Navigation {
  readonly page: Page;
  readonly pages: readonly Page[];
  readonly at: (to: string) => string;
}

function Header({ page, pages, at }: Navigation): VNode {
  const sections = (Object.keys(SECTIONS) as Section[]).flatMap(section => {
    const first = pages.find(known => known.section === section);
    return first && section !== 'start' ? [{ section, first }] : [];
  });
  return (
    <header class="top">
      <a class="home" href={at('index.html')}>
        token-clients
      </a>
      <nav aria-label="Sections">
        {sections.map(({ section, first }) => (
          <Link href={at(`${first.path}.html`)} isCurrent={page.section === section}>
            {SECTIONS[section]}
          </Link>
        ))}
      </nav>
      <div class="tools" />
    </header>
  );
}

function Sidebar({ page, pages, at }: Navigation): VNode {
  const own = pages.filter(({ section }) => section === page.section);
  const isShown = ({ parent }: Page) =>
    parent === undefined || parent === page.path || parent === page.parent;
  return (
    <nav class="side" aria-label={SECTIONS[page.section]}>
      {own.filter(isShown).map(known => (
        <Link
          href={at(`${known.path}.html`)}
          isCurrent={known.path === page.path}
          level={known.parent === undefined ? undefined : 'below'}
        >
          {known.title}
        </Link>
      ))}
    </nav>
  );
}

function Contents({ headings }: { readonly headings: readonly Heading[] }): VNode {
  return (
    <nav class="contents" aria-label="On this page">
      {headings
        .filter(({ level }) => level === 2 || level === 3)
        .map(({ text, anchor, level }) => (
          <a class={`level-${level}`} href={`#${anchor}`}>
            {text}
          </a>
        ))}
    </nav>
  );
}

interface LinkProps {
  readonly href: string;
  readonly isCurrent: boolean;
  readonly level?: string | undefined;
  readonly children: ComponentChildren;
}

function Link({ href, isCurrent, level, children }: LinkProps): VNode {
  return (
    <a href={href} class={level} aria-current={isCurrent ? 'page' : undefined}>
      {children}
    </a>
  );
}
