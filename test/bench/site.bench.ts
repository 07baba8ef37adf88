import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../mock/project-root.js';
import { atMost, type Bench, type Figure } from './figure.js';
import { median } from './measure.js';
import { show } from './table.js';

/** What `packages/site/src/measure/` prints. It is a program of its own, because the site is made of what is here. */
interface Measures {
  readonly chromium: string;
  readonly pages: number;
  readonly firstPage: {
    readonly bytes: number;
    readonly files: readonly { readonly path: string; readonly bytes: number }[];
  };
  readonly paint: { readonly site: readonly number[]; readonly bare: readonly number[] };
  readonly search: readonly { readonly query: string; readonly search: number; readonly scan: number }[];
  readonly playground: readonly Generation[];
  readonly typing: {
    readonly bytes: number;
    readonly playground: readonly number[];
    readonly field: readonly number[];
    readonly empty: readonly number[];
  };
  readonly links: { readonly count: number; readonly broken: readonly string[] };
  readonly violations: readonly string[];
}

/** Milliseconds for one package, in the page and in Node, by turns. */
interface Generation {
  readonly name: string;
  readonly page: readonly number[];
  readonly node: readonly number[];
}

/** The web site, in Chromium. */
export async function siteSuite({ quick, say }: Bench): Promise<Figure[]> {
  say('builds the site, opens its first page, and looks at all of them');
  const program = join(projectRoot(), 'packages/site/dist/measure/main.js');
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...(quick ? ['--quick'] : [])], {
    cwd: projectRoot(),
    maxBuffer: 1 << 28,
  });
  const measures = JSON.parse(stdout) as Measures;
  return [
    firstPage(measures),
    largestPaint(measures),
    search(measures),
    playground(measures),
    typing(measures),
    faults(measures),
  ];
}

function firstPage({ firstPage: { bytes, files }, chromium }: Measures): Figure {
  return {
    id: 'site-first-page',
    title: 'What the first page of the site loads',
    conditions: `Chromium ${chromium}, read to its end; each file with gzip, fonts and pictures included, cache empty`,
    unit: 'B gz',
    rows: [{ name: `${files.length} files`, ours: true, value: bytes }],
    targets: [atMost('all files', 150_000, bytes, 'B gz')],
    details: {
      title: 'The largest of them',
      table: [
        ['file', 'B gz'],
        ...files.slice(0, 8).map(file => [file.path.replace(/^.*?base\//, ''), show(file.bytes)]),
      ],
    },
  };
}

function largestPaint({ paint: { site, bare }, chromium }: Measures): Figure {
  const ratio = median(site.map((time, run) => time / (bare[run] ?? Number.NaN)));
  return {
    id: 'site-paint',
    title: 'Largest contentful paint of the first page',
    conditions: `Chromium ${chromium} on a processor slowed down four times, cache empty, a server on the same machine; medians of ${site.length} loads of each by turns`,
    unit: 'ms',
    digits: 0,
    rows: [
      { name: 'the page', ours: true, value: median(site) },
      { name: 'its text as bare HTML, without styles, scripts and pictures', value: median(bare) },
    ],
    targets: [atMost('time to that of bare HTML', 1.5, ratio, 'x')],
  };
}

function search({ search: queries }: Measures): Figure {
  const ratio = median(queries.map(({ search, scan }) => search / scan));
  const sum = (of: 'search' | 'scan') => queries.reduce((total, query) => total + query[of], 0);
  return {
    id: 'site-search',
    title: 'A search of the site',
    conditions: `${queries.length} queries: each title and heading, its longest word, and the start of that; String.includes of each word over the same text, all in small letters. In Node`,
    unit: 'µs, median query',
    rows: [
      {
        name: 'the index',
        ours: true,
        value: median(queries.map(query => query.search)),
        more: { 'all queries, ms': sum('search') / 1000 },
      },
      {
        name: 'a plain scan, without order',
        value: median(queries.map(query => query.scan)),
        more: { 'all queries, ms': sum('scan') / 1000 },
      },
    ],
    targets: [atMost('time to that of the scan, median query', 2, ratio, 'x')],
    notes: [
      'A scan stops at the first place of a word in a section, so everyday words cost it little; the index ranks all sections that have them',
    ],
  };
}

function playground({ playground: packages, chromium }: Measures): Figure {
  const ratios = packages.map(({ page, node }) =>
    median(page.map((time, run) => time / (node[run] ?? Number.NaN))),
  );
  const sum = (of: 'page' | 'node') => packages.reduce((total, each) => total + median(each[of]), 0);
  return {
    id: 'site-playground',
    title: 'Generating in the playground',
    conditions: `our specs, one after the other, linter and types included; the worker of a page in Chromium ${chromium} and the embedded engine in Node by turns, both loaded before; medians of ${packages[0]?.page.length ?? 0} runs, and the same files`,
    unit: 'ms, all specs',
    digits: 0,
    rows: [
      { name: 'in the page', ours: true, value: sum('page') },
      { name: 'the embedded engine in Node', value: sum('node') },
    ],
    targets: [atMost('time to that in Node, the largest of all specs', 3, Math.max(...ratios), 'x')],
    details: {
      title: 'Each spec',
      table: [
        ['spec', 'ms in the page', 'ms in Node'],
        ...packages.map(({ name, page, node }) => [name, median(page).toFixed(0), median(node).toFixed(0)]),
      ],
    },
  };
}

function typing({ typing: { bytes, playground, field, empty }, chromium }: Measures): Figure {
  const row = (name: string, times: readonly number[]) => ({
    name,
    value: median(times),
    more: { 'slowest key, ms': Math.max(...times) },
  });
  return {
    id: 'site-typing',
    title: 'Typing in the playground',
    conditions: `Chromium ${chromium}; from each of ${playground.length} keys to the frame that shows it. The document has ${(bytes / 1e6).toFixed(1)} MB, and the playground generates meanwhile`,
    unit: 'ms, median key',
    digits: 1,
    rows: [
      { ...row('the playground', playground), ours: true },
      row('a plain text field with the same document', field),
      row('a plain text field without a document', empty),
    ],
    targets: [atMost('time to that in the field with it', 1, median(playground) / median(field), 'x')],
  };
}

function faults({ pages, links, violations }: Measures): Figure {
  return {
    id: 'site-faults',
    title: 'Broken links and violations of axe on all pages of the site',
    conditions: `${pages} pages and ${links.count} references, crawled in Chromium from the first page; axe over every page: all rules at 1280 px, colours in the dark too, and all but those at 390 px`,
    unit: 'found',
    rows: [
      { name: 'broken links', ours: true, value: links.broken.length },
      { name: 'violations of axe', ours: true, value: violations.length },
    ],
    targets: [
      atMost('broken links', 0, links.broken.length, 'links'),
      atMost('violations of axe', 0, violations.length, 'violations'),
    ],
    ...(links.broken.length + violations.length > 0
      ? { notes: [...links.broken, ...violations].slice(0, 20) }
      : {}),
  };
}
