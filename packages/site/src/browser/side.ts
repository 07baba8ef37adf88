/** Scrolls a long navigation so far that the current page's link is seen. */
export function enableSide(root: ParentNode): void {
  const side = root.querySelector<HTMLElement>('#side');
  const current = side?.querySelector<HTMLElement>('nav:last-child [aria-current]');
  if (side && current) keepInView(side, current);
}

/** Scrolls an element, and nothing around it, so that something in it is seen. */
export function keepInView(scrolled: HTMLElement, shown: HTMLElement): void {
  const [outer, inner] = [scrolled.getBoundingClientRect(), shown.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom)
    scrolled.scrollTop += inner.top - outer.top - outer.height / 3;
}
