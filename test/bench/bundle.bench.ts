import { join } from 'node:path';
import { type Bundle, bundle } from './bundle.js';
import { hooksFigure } from './bundle-hooks.js';
import { atMost, type Bench, type Figure, type Row, type Target } from './figure.js';
import { npmRun } from './generate.bench.js';
import { NO_NEWER_NODE } from './peer-clients.js';
import { generatePeerCode, type PeerCode } from './peer-code.js';
import { benchFolder, titleOf } from './peers.js';
import * as programs from './programs.js';
import { makeWorkshop, type Workshop } from './workshop.js';

const CONDITIONS =
  'esbuild, es2022, minified, for browsers; bytes after gzip -9 of every file that was loaded when the call had succeeded; every program sends the same request and prints the token';

/** What a program grows to. */
export async function bundleSuite({ say }: Bench): Promise<Figure[]> {
  say('generating eight clients of ours and of the peers');
  using workshop = makeWorkshop(2);
  await npmRun(workshop, 'generate');
  using peers = await generatePeerCode(workshop.specs);
  say('bundling');
  return [
    await oneCall(peers),
    await furtherProviders(),
    await eightClients(workshop, peers),
    await hooksFigure(),
  ];
}

async function oneCall(peers: PeerCode): Promise<Figure> {
  const one = ['equinix-access-token'];
  const sizes: Record<string, Bundle> = {
    'generated class': await bundle(programs.ourProgram(one), benchFolder),
    'raw fetch': await bundle(programs.rawFetchProgram, benchFolder),
    [titleOf('openapi-fetch')]: await bundle(programs.openapiFetchProgram(one), benchFolder),
    ...(peers.heyApi && {
      [titleOf('@hey-api/openapi-ts')]: await bundle(programs.heyApiProgram(one, peers.heyApi), benchFolder),
    }),
    [titleOf('ky')]: await bundle(programs.kyProgram, benchFolder),
    [titleOf('axios')]: await bundle(programs.axiosProgram, benchFolder),
    'OpenAPI Generator, typescript-fetch': await bundle(programs.stockProgram(one, peers.stock), benchFolder),
  };
  const ours = gzipOf(sizes, 'generated class');
  const targets: Target[] = [atMost('our class, one call', 4096, ours, 'B gz')];
  const heyApi = peers.heyApi && gzipOf(sizes, titleOf('@hey-api/openapi-ts'));
  if (heyApi) targets.push(atMost('below hey-api in the same run', heyApi - 1, ours, 'B gz'));
  return {
    id: 'bundle-one-call',
    title: 'A program that makes one token call',
    conditions: CONDITIONS,
    unit: 'B gz',
    rows: rowsOf(sizes, ['generated class']),
    targets,
    notes: [
      'Our class calls fetch itself; openapi-fetch is in a program only when its typed client is used',
      ...(peers.heyApi ? [] : [NO_NEWER_NODE]),
    ],
  };
}

/** What each provider adds to a program that has one already. */
async function furtherProviders(): Promise<Figure> {
  const [first = '', ...others] = Object.keys(programs.CALLS);
  const alone = await bundle(programs.ourProgram([first]), benchFolder);
  const rows: Row[] = [];
  for (const name of others) {
    const both = await bundle(programs.ourProgram([first, name]), benchFolder);
    rows.push({ name, ours: true, value: both.gzip - alone.gzip, more: { 'B min': both.min - alone.min } });
  }
  return {
    id: 'bundle-further-provider',
    title: 'Each further provider in the same program',
    conditions: `${CONDITIONS}; what a second provider with a call of its own adds to the program with ${first}`,
    unit: 'B gz',
    rows,
    targets: [atMost('largest of them', 307, Math.max(...rows.map(row => row.value)), 'B gz')],
  };
}

async function eightClients({ root }: Workshop, peers: PeerCode): Promise<Figure> {
  const eight = Object.keys(programs.CALLS).flatMap(name => [name, `${name}-2`]);
  const ours = (name: string) => join(root, 'packages', name, 'src', 'generated', 'index.ts');
  const sizes: Record<string, Bundle> = {
    'eight generated classes': await bundle(programs.ourProgram(eight, ours), root),
    [titleOf('openapi-fetch')]: await bundle(programs.openapiFetchProgram(eight), benchFolder),
    ...(peers.heyApi && {
      [titleOf('@hey-api/openapi-ts')]: await bundle(
        programs.heyApiProgram(eight, peers.heyApi),
        benchFolder,
      ),
    }),
    'OpenAPI Generator, typescript-fetch': await bundle(
      programs.stockProgram(eight, peers.stock),
      benchFolder,
    ),
  };
  return {
    id: 'bundle-eight',
    title: 'A program with eight clients',
    conditions: `${CONDITIONS}; each of our four specs twice, one call each`,
    unit: 'B gz',
    rows: rowsOf(sizes, ['eight generated classes']),
    targets: [],
    notes: peers.heyApi ? [] : [NO_NEWER_NODE],
  };
}

export function rowsOf(sizes: Readonly<Record<string, Bundle>>, ours: readonly string[]): Row[] {
  return Object.entries(sizes).map(([name, { gzip, min }]) => ({
    name,
    value: gzip,
    more: { 'B min': min },
    ...(ours.includes(name) && { ours: true }),
  }));
}

function gzipOf(sizes: Readonly<Record<string, Bundle>>, name: string): number {
  return sizes[name]?.gzip ?? Number.NaN;
}
