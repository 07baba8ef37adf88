/**
 * Returns the link from one page to another place of the site, so that the site works below any base path.
 *
 * @param from the path of the page that has the link, such as `guides/lock-outs`
 * @param to a path below the site's root, with its ending
 */
export function relativeLink(from: string, to: string): string {
  const folders = from.split('/').slice(0, -1);
  const target = to.split('/');
  let shared = 0;
  while (shared < folders.length && shared < target.length - 1 && folders[shared] === target[shared])
    shared += 1;
  return `${'../'.repeat(folders.length - shared)}${target.slice(shared).join('/')}`;
}
