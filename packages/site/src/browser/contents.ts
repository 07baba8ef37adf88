import { keepInView } from './side.js';

/** Marks the heading that is being read in the list of headings, and opens that list where it stands beside the page. */
export function enableContents(root: ParentNode): void {
  const contents = root.querySelector<HTMLDetailsElement>('.contents');
  if (!contents) return;
  const beside = matchMedia('(min-width: 75.01rem)');
  const open = () => {
    contents.open = beside.matches;
  };
  open();
  beside.addEventListener('change', open);
  followHeadings(contents);
}

function followHeadings(contents: HTMLElement): void {
  const places = [...contents.querySelectorAll<HTMLAnchorElement>('a')].flatMap(link => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading ? [{ link, heading }] : [];
  });
  let marked: HTMLAnchorElement | undefined;
  const mark = () => {
    const above = places.filter(({ heading }) => heading.getBoundingClientRect().top < innerHeight / 4);
    const current = above.at(-1)?.link;
    if (current === marked) return;
    marked?.removeAttribute('aria-current');
    current?.setAttribute('aria-current', 'true');
    if (current) keepInView(contents, current);
    marked = current;
  };
  let isPlanned = false;
  const plan = () => {
    if (isPlanned) return;
    isPlanned = true;
    requestAnimationFrame(() => {
      isPlanned = false;
      mark();
    });
  };
  addEventListener('scroll', plan, { passive: true });
  plan();
}
