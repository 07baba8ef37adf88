import type { VNode } from 'preact';

interface NavLinkProps {
  readonly href: string;
  readonly isCurrent: boolean;
  readonly children: string;
}

/** A link of the navigation, which says whether it leads to where the reader is. */
export function NavLink({ href, isCurrent, children }: NavLinkProps): VNode {
  return (
    <a href={href} aria-current={isCurrent ? 'page' : undefined}>
      {children}
    </a>
  );
}
