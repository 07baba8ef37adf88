import type { VNode } from 'preact';
import { type Page, SECTIONS } from '../page/page.js';
import { NavLink } from './nav-link.js';
import type { Navigation } from './navigation.js';
import { Sections } from './sections.js';

/** The pages of the same section: those at its top, and those below the page and the pages above it. */
export function Sidebar(navigation: Navigation): VNode {
  const { page, pages } = navigation;
  const own = pages.filter(({ section }) => section === page.section);
  return (
    <div class="side" id="side">
      <Sections {...navigation} />
      <nav aria-label={`Pages of ${SECTIONS[page.section]}`}>
        <p class="part">{SECTIONS[page.section]}</p>
        <Pages {...navigation} own={own} open={openPages(page, own)} />
      </nav>
    </div>
  );
}

/** The paths of the page and of the pages above it. */
function openPages(page: Page, own: readonly Page[]): ReadonlySet<string> {
  const open = new Set<string>();
  for (let at: Page | undefined = page; at && !open.has(at.path); ) {
    open.add(at.path);
    const { parent }: Page = at;
    at = own.find(({ path }) => path === parent);
  }
  return open;
}

interface PagesProps extends Navigation {
  readonly own: readonly Page[];
  readonly open: ReadonlySet<string>;
  readonly below?: string | undefined;
}

function Pages(props: PagesProps): VNode | null {
  const { page, own, open, below, at } = props;
  const shown = own.filter(({ parent }) => parent === below);
  if (shown.length === 0) return null;
  return (
    <ul>
      {shown.map(({ path, title }) => (
        <li>
          <NavLink href={at(`${path}.html`)} isCurrent={path === page.path}>
            {title}
          </NavLink>
          {open.has(path) && <Pages {...props} below={path} />}
        </li>
      ))}
    </ul>
  );
}
