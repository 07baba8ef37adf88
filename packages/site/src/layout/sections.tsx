import type { VNode } from 'preact';
import { SECTIONS, type Section } from '../page/page.js';
import { NavLink } from './nav-link.js';
import type { Navigation } from './navigation.js';

/** Links to the first page of each part of the site. */
export function Sections({ page, pages, at }: Navigation): VNode {
  const sections = (Object.keys(SECTIONS) as Section[]).flatMap(section => {
    const first = pages.find(known => known.section === section);
    return first && section !== 'start' ? [{ section, first }] : [];
  });
  return (
    <nav class="sections" aria-label="Sections">
      {sections.map(({ section, first }) => (
        <NavLink href={at(`${first.path}.html`)} isCurrent={page.section === section}>
          {SECTIONS[section]}
        </NavLink>
      ))}
    </nav>
  );
}
