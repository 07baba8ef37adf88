import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { projectRoot, REPOSITORY } from '../src/build/project.js';
import { brokenLinks, type Crawl, crawl, type Reference } from '../src/measure/crawl.js';
import { newMarkdown, parsePage } from '../src/page/parse-page.js';
import { allPages } from '../src/sources/all-pages.js';
import { siteInChromium } from './support/site-in-chromium.js';

const site = siteInChromium();
let found: Crawl;
beforeAll(async () => {
  const page = await site.newPage();
  await page.goto(`${site.url}index.html`);
  found = await crawl(page, site.url);
  await page.context().close();
});
const isInside = ({ to }: Reference) => to.startsWith(site.url);
const said = ({ from, to }: Reference) => `${from.replace(site.url, '')}: ${to.replace(site.url, '')}`;

describe('from the first page', () => {
  test('links lead to every page', () => {
    const missed = allPages().filter(({ path }) => found.statuses[`${site.url}${path}.html`] !== 200);

    expect(missed.map(({ path }) => path)).toEqual([]);
  });
});

describe('no page', () => {
  test('has a link, a picture, a script or a style sheet that leads nowhere, or to an anchor that is not there', () => {
    expect(brokenLinks(found, site.url)).toEqual([]);
  });

  test('has the same id twice', () => {
    const doubled = Object.entries(found.ids).flatMap(([url, ids]) =>
      ids.filter((id, place) => ids.indexOf(id) !== place).map(id => `${url.replace(site.url, '')}#${id}`),
    );

    expect(doubled).toEqual([]);
  });

  test('loads anything from elsewhere, or leads there without https', () => {
    const outside = found.references.filter(reference => !isInside(reference));
    const wrong = outside.filter(
      ({ to, element }) => element !== 'a' || !/^https:\/\/[a-z0-9.-]+\.[a-z]+(?:[/?#]|$)/.test(to),
    );

    expect(outside.length).toBeGreaterThan(0);
    expect(wrong.map(said)).toEqual([]);
  });

  test('leads to a file or a heading of the repository that is not there', () => {
    const broken = found.references.filter(
      ({ to }) => to.startsWith(`${REPOSITORY}/`) && !isInRepository(to),
    );

    expect(broken.map(said)).toEqual([]);
  });
});

/** Pages of the repository's host beside its files, such as its security advisories, can't be looked up here. */
function isInRepository(link: string): boolean {
  const { pathname, hash } = new URL(link);
  const [kind = '', branch, ...file] = pathname.split('/').slice(3).map(decodeURIComponent);
  if (['issues', 'releases', 'security'].includes(kind)) return true;
  if (!['blob', 'tree'].includes(kind) || branch !== 'main') return false;
  const place = path.join(projectRoot, ...file);
  if (!existsSync(place)) return false;
  if (hash === '' || !place.endsWith('.md')) return true;
  const { headings } = parsePage(newMarkdown(), readFileSync(place, 'utf8'));
  return headings.some(({ anchor }) => anchor === decodeURIComponent(hash.slice(1)));
}
