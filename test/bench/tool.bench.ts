import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { projectRoot } from '../mock/project-root.js';
import { packAll } from '../packed/pack.js';
import { atMost, type Bench, type Figure } from './figure.js';
import { timeRuns } from './measure.js';
import { NO_NEWER_NODE } from './peer-clients.js';
import { newerNode } from './peers.js';
import { secondsOf } from './run.js';

/** hey-api with its client, as its pages say to install it. */
const HEY_API = ['@hey-api/openapi-ts@0.99.0', '@hey-api/client-fetch@0.13.1'];

/** npm adds the newest TypeScript to it, whose compiler has no API, so that hey-api does not start. */
const OLDER_TYPESCRIPT = 'typescript@5.9.3';

/** Our generator as a tool in another repository: what its installation costs, and how long it takes there, beside hey-api. */
export async function toolSuite({ quick, say }: Bench): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'token-clients-bench-'));
  try {
    say('packing ours, installing all: npm install in empty folders');
    const tarballs = await packAll(folder);
    const files = tarballs.filter(({ name }) => /\/(generator|runtime)$/.test(name)).map(({ file }) => file);
    const ours = await installed(join(folder, 'ours'), files);
    const newest = await installed(join(folder, 'hey-api-newest'), HEY_API);
    const heyApi = await installed(join(folder, 'hey-api'), [...HEY_API, OLDER_TYPESCRIPT]);
    const runs = quick ? 1 : 9;
    say(`first generation, an edit, no change: ${runs} runs of each`);
    return [installFigure(ours, newest, heyApi), await timeFigure(ours.folder, heyApi.folder, runs)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An empty folder into which packages were installed. */
interface Installed {
  readonly folder: string;
  readonly kilobytes: number;
  readonly packages: number;
}

async function installed(folder: string, packages: readonly string[]): Promise<Installed> {
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  // Some of hey-api's dependencies ask for a newer Node than ours; it runs with one, so the warning says nothing.
  await secondsOf('npm', ['install', '--loglevel=error', '--no-audit', '--no-fund', ...packages], {
    cwd: folder,
  });
  const lock = JSON.parse(readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, unknown>>;
  };
  return {
    folder,
    kilobytes: Math.round(bytesOf(join(folder, 'node_modules')) / 1024),
    packages: Object.keys(lock.packages).length,
  };
}

/** What a folder takes on the disk, as `du` counts it. */
function bytesOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => !entry.isSymbolicLink())
    .map(entry => statSync(join(entry.parentPath, entry.name)))
    .reduce((sum, { blocks, size }) => sum + (blocks === undefined ? size : blocks * 512), 0);
}

function installFigure(ours: Installed, newest: Installed, heyApi: Installed): Figure {
  const row = (name: string, { kilobytes, packages }: Installed) => ({
    name,
    value: kilobytes,
    more: { packages },
  });
  return {
    id: 'tool-install',
    title: 'What the generator installs',
    conditions: 'npm install of it and its client in an empty folder; what node_modules takes on the disk',
    unit: 'kB',
    rows: [
      { ...row('generator and runtime', ours), ours: true },
      row('@hey-api/openapi-ts 0.99.0, with TypeScript 5.9', heyApi),
      row('the same with the TypeScript 7 that npm adds', newest),
    ],
    targets: [atMost("not more than hey-api's", heyApi.kilobytes, ours.kilobytes, 'kB')],
    notes: [
      'hey-api does not start with the TypeScript 7 that npm installs for it, so the smaller of its two installations counts',
    ],
  };
}

const OURS = {
  first: 'first generation, which finds out how to obtain a token',
  edit: 'after an edit of the spec',
  same: 'when nothing changed',
} as const;

async function timeFigure(ours: string, heyApi: string, runs: number): Promise<Figure> {
  const node = newerNode();
  const specs = [ours, heyApi].map(folder => join(folder, 'vendor.yaml'));
  for (const spec of specs) writeFileSync(spec, vendorSpec());
  const generate = (out: string) =>
    secondsOf(
      node ?? process.execPath,
      ['node_modules/@token-clients/generator/bundle/main.js', '--spec', 'vendor.yaml', '--out', out],
      { cwd: ours },
    );
  await generate('src/vendor');
  const times = await timeRuns(
    {
      [OURS.first]: run => {
        rmSync(join(ours, 'vendor.overlay.yaml'), { force: true });
        return generate(`src/first-${run}`);
      },
      [OURS.edit]: run => {
        appendFileSync(join(ours, 'vendor.yaml'), `# ${run}\n`);
        return generate('src/vendor');
      },
      [OURS.same]: () => generate('src/vendor'),
      ...(node && {
        heyApi: run =>
          secondsOf(
            node,
            ['node_modules/@hey-api/openapi-ts/bin/run.js', '-i', 'vendor.yaml', '-o', `src/vendor-${run}`],
            { cwd: heyApi },
          ),
      }),
    },
    runs,
  );
  const { heyApi: theirs, ...own } = times;
  return {
    id: 'tool-time',
    title: 'Generating a client in another repository',
    conditions:
      'whole processes on the Node of hey-api, from start to exit; medians of interleaved runs; one spec of two token operations without x-token; no Java, no network; hey-api makes a client each time',
    unit: 's',
    digits: 2,
    rows: [
      ...Object.entries(own).map(([name, value]) => ({ name, value, ours: true })),
      ...(theirs === undefined ? [] : [{ name: '@hey-api/openapi-ts 0.99.0', value: theirs }]),
    ],
    targets:
      theirs === undefined
        ? []
        : [OURS.first, OURS.edit].map(name =>
            atMost(`${name}: ratio to hey-api`, 1.5, (times[name] ?? Number.NaN) / theirs, 'x'),
          ),
    notes: theirs === undefined ? [NO_NEWER_NODE] : [],
  };
}

/** A spec as its vendor publishes it, which says nothing of what our extension does. */
function vendorSpec(): string {
  const { 'x-token': _, ...spec } = parse(
    readFileSync(join(projectRoot(), 'specs/equinix-access-token.yaml'), 'utf8'),
  ) as Record<string, unknown>;
  return stringify(spec);
}
