import path from 'node:path';
import { REPOSITORY } from '../../build/project.js';
import { mapLinks, outsideFences } from '../../page/map-links.js';

/**
 * Returns Markdown of a file of the repository with links as pages have them: to the site's page of a file where it has one,
 * else to the file where the repository is published.
 *
 * @param file from the repository's root, with `/`
 * @param pageOf the path of the page that a file is shown as, by the file
 * @param shownOn the path of the page that has the Markdown, where that is not the file's own
 */
export function repositoryLinks(
  markdown: string,
  file: string,
  pageOf: ReadonlyMap<string, string>,
  shownOn = pageOf.get(file),
): string {
  const folder = path.posix.dirname(file);
  const linkTo = (to: string): string => {
    if (/^[a-z]+:/i.test(to)) return to;
    const [place = '', anchor] = to.split('#', 2);
    const hash = anchor === undefined ? '' : `#${anchor}`;
    const target =
      place === '' ? file : path.posix.normalize(path.posix.join(folder, place)).replace(/\/$/, '');
    const section = pageOf.get(target + hash);
    if (hash !== '' && section !== undefined) return `/${section}`;
    const page = pageOf.get(target) ?? pageOf.get(`${target}/README.md`);
    if (page !== undefined) return page === shownOn && hash !== '' ? hash : `/${page}${hash}`;
    return `${REPOSITORY}/${path.posix.extname(target) ? 'blob' : 'tree'}/main/${target}${hash}`;
  };
  const imageAt = (src: string) =>
    /^[a-z]+:/i.test(src) ? src : `/${path.posix.normalize(path.posix.join(folder, src))}`;
  const withoutComments = outsideFences(pictures(markdown), text =>
    text.replace(/^<!--[\s\S]*?-->\n*/gm, ''),
  );
  return mapLinks(withoutComments, { link: linkTo, image: imageAt });
}

/** A picture with a form for dark pages is its light form; the page finds the other one by its name. */
function pictures(markdown: string): string {
  return markdown.replace(
    /<picture>[\s\S]*?<img alt="([^"]*)" src="([^"]*)">[\s\S]*?<\/picture>/g,
    (_, alt: string, src: string) => `![${alt.replace(/[[\]]/g, '\\$&')}](${src})\n`,
  );
}
