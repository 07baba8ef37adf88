import { mapLinks } from './map-links.js';

/**
 * Returns the Markdown that stands beside a page: its own, with links as they are between files.
 *
 * @param link returns what is written for a link
 */
export function markdownTwin(
  markdown: string,
  link: (link: string) => string,
  image: (path: string) => string,
): string {
  const isOwn = (to: string) => /^[/#]/.test(to);
  return mapLinks(markdown, {
    link: to => (isOwn(to) ? link(to) : to),
    image: src => (isOwn(src) ? image(src) : src),
  });
}
