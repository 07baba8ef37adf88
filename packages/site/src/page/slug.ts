/**
 * Returns the anchors of a page's headings, in their order, as the repository's host makes them, so that a link into a README
 * leads to the same heading on the site.
 */
export function slugger(): (heading: string) => string {
  const seen = new Map<string, number>();
  return heading => {
    const slug = heading
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
      .replace(/\s/g, '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  };
}
