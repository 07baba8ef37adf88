import type { VNode } from 'preact';
import type { Page } from '../page/page.js';
import type { Heading } from '../page/parse-page.js';
import { relativeLink } from '../page/relative-link.js';
import { Contents } from './contents.js';
import { Footer } from './footer.js';
import { Header } from './header.js';
import type { InlineAssets } from './inline-assets.js';
import type { Navigation } from './navigation.js';
import { Pager } from './pager.js';
import { policyOf } from './policy.js';
import { Sidebar } from './sidebar.js';

/** The font of what is read first: without this line it is asked for only after the style sheet is there. */
const FONT = 'assets/fonts/inter-latin-wght-normal.woff2';

export interface LayoutProps {
  readonly page: Page;
  /** All pages, in the order of the navigation. */
  readonly pages: readonly Page[];
  readonly headings: readonly Heading[];
  /** The content, as HTML. */
  readonly html: string;
  /** What the page has in itself in the place of files. */
  readonly inline?: InlineAssets | undefined;
}

/** What every page has around its content. */
export function Layout({ page, pages, headings, html, inline }: LayoutProps): VNode {
  const navigation: Navigation = { page, pages, at: to => relativeLink(page.path, to) };
  const { at } = navigation;
  const isFirst = page.path === 'index';
  const isWide = isFirst || page.app !== undefined;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policyOf(inline)} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="description" content={page.description} />
        <title>{isFirst ? page.title : `${page.title} · token-clients`}</title>
        {/* Waited for, so that no page is shown in the colours of the other theme first. */}
        {inline ? (
          <script dangerouslySetInnerHTML={{ __html: inline.script }} />
        ) : (
          <script src={at('assets/theme.js')} />
        )}
        {inline ? (
          <style dangerouslySetInnerHTML={{ __html: inline.style }} />
        ) : (
          <link rel="stylesheet" href={at('assets/style.css')} />
        )}
        {!inline && (
          <link rel="preload" as="font" type="font/woff2" crossorigin="anonymous" href={at(FONT)} />
        )}
        <link rel="alternate" type="text/markdown" href={at(`${page.path}.md`)} />
        <script type="module" src={at('assets/site.js')} />
        {page.app && <link rel="stylesheet" href={at(`assets/${page.app}.css`)} />}
        {page.app && <script type="module" src={at(`assets/${page.app}.js`)} />}
      </head>
      <body class={isFirst ? 'wide first-page' : isWide ? 'wide' : undefined}>
        <a class="skip" href="#content">
          Skip to the content
        </a>
        <Header {...navigation} />
        <div class="frame">
          <Sidebar {...navigation} />
          {!isWide && <Contents headings={headings} />}
          <main id="content" tabIndex={-1}>
            {page.app ? (
              <AppContent app={page.app} html={html} />
            ) : (
              <article dangerouslySetInnerHTML={{ __html: html }} />
            )}
            {!isWide && <Pager {...navigation} />}
          </main>
        </div>
        <Footer {...navigation} />
      </body>
    </html>
  );
}

/** A program has the whole width, between what the page says first and the rest of it. */
function AppContent({ app, html }: { readonly app: string; readonly html: string }): VNode {
  const rest = html.indexOf('<h2');
  return (
    <article class="app-page">
      <div dangerouslySetInnerHTML={{ __html: html.slice(0, rest) }} />
      <div class="app" data-app={app} />
      <div dangerouslySetInnerHTML={{ __html: html.slice(rest) }} />
    </article>
  );
}
