import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../mock/project-root.js';
import { atMost, type Bench, type Figure, type Row, type Target } from './figure.js';
import { timeRuns } from './measure.js';
import { heyApi, NO_NEWER_NODE, stockGenerator } from './peer-clients.js';
import { newerNode, titleOf } from './peers.js';
import { secondsOf } from './run.js';
import { jarCache, makeWorkshop, type Workshop } from './workshop.js';

const CONDITIONS =
  'whole processes, from start to exit; medians of interleaved runs; jar and class archive present; a copy of the project in a temporary folder';

/** How long it takes to regenerate, against hey-api's jobs and against one JVM per spec with the same jar. */
export async function generateSuite({ quick, say }: Bench): Promise<Figure[]> {
  const runs = quick ? 1 : 7;
  const figures: Figure[] = [];
  {
    using four = makeWorkshop();
    addScripts(four);
    say('warming up: one run over all four');
    await npmRun(four, 'generate');
    const node = newerNode();
    if (node) await afterEdit(four, four.specs, { node });
    say(`no change, one spec, four specs: ${runs} runs of each`);
    figures.push(await noChange(four, runs), await changed(four, runs));
  }
  using eight = makeWorkshop(2);
  say('warming up: one run over eight specs');
  await npmRun(eight, 'generate');
  say(`eight specs: ${runs} runs of each`);
  figures.push(await eightSpecs(eight, runs));
  using forty = makeWorkshop(10);
  say('warming up: one run over forty specs');
  await npmRun(forty, 'generate');
  say(`eight and forty specs: ${runs} runs of each`);
  figures.push(await manySpecs(eight, forty, runs));
  return figures;
}

async function noChange(four: Workshop, runs: number): Promise<Figure> {
  const times = await timeRuns(
    {
      'npm run generate': () => npmRun(four, 'generate'),
      'npm run, a script that does nothing': () => npmRun(four, 'nothing'),
      'node generator/dist/main.js': () => generate(four),
    },
    runs,
  );
  const own = seconds(times, 'npm run generate') - seconds(times, 'npm run, a script that does nothing');
  return {
    id: 'generate-no-op',
    title: 'npm run generate when nothing changed',
    conditions: CONDITIONS,
    unit: 's',
    digits: 2,
    rows: rowsOf(times, ['npm run generate', 'node generator/dist/main.js']),
    targets: [atMost("beyond npm's own start", 0.5, own, 's')],
  };
}

async function changed(four: Workshop, runs: number): Promise<Figure> {
  const [first = ''] = four.specs;
  const all = 'all four specs changed';
  const measured = await besidePeers(four, runs, {
    ...onNewerNode(four),
    [all]: () => afterEdit(four, four.specs),
    'one of four specs changed': () => afterEdit(four, [first]),
  });
  return {
    id: 'generate-four',
    title: 'Regenerate after an edit',
    conditions: `${CONDITIONS}; ours makes types, clients, docs and contract cases, checked and laid out; the others a client`,
    unit: 's',
    digits: 2,
    rows: measured.rows,
    targets: [
      atMost('all four, jar present', 3, seconds(measured.times, all), 's'),
      ...engineTargets(measured, { embedded: 1.5, jar: 2.5 }),
    ],
    notes: measured.notes,
  };
}

async function eightSpecs(eight: Workshop, runs: number): Promise<Figure> {
  const measured = await besidePeers(eight, runs, {
    ...onNewerNode(eight),
    'all eight specs changed': () => afterEdit(eight, eight.specs),
  });
  return {
    id: 'generate-eight',
    title: 'Regenerate eight specs',
    conditions: `${CONDITIONS}; each spec twice, under two names`,
    unit: 's',
    digits: 2,
    rows: measured.rows,
    targets: engineTargets(measured, { embedded: 1.5, jar: 1.5 }),
    notes: measured.notes,
  };
}

async function manySpecs(eight: Workshop, forty: Workshop, runs: number): Promise<Figure> {
  const times = await timeRuns(
    {
      'eight specs': () => afterEdit(eight, eight.specs),
      'forty specs': () => afterEdit(forty, forty.specs),
    },
    runs,
  );
  return {
    id: 'generate-many',
    title: 'Regenerate eight specs, and forty',
    conditions: `${CONDITIONS}; all changed, one JVM for all of them`,
    unit: 's',
    digits: 2,
    rows: rowsOf(times, Object.keys(times)),
    targets: [
      atMost('forty to eight', 5.5, seconds(times, 'forty specs') / seconds(times, 'eight specs'), 'x'),
    ],
  };
}

/** The rows of our two engines on the Node that hey-api runs on. */
const ENGINE_ROWS = {
  embedded: 'all of them, embedded engine, on the Node of hey-api',
  jar: 'all of them, jar, on the Node of hey-api',
} as const;

/** Both engines over all specs; none where there is no newer Node. */
function onNewerNode(place: Workshop): Readonly<Record<string, () => Promise<number>>> {
  const node = newerNode();
  if (!node) return {};
  return {
    [ENGINE_ROWS.embedded]: () => afterEdit(place, place.specs, { node, engine: 'embedded' }),
    [ENGINE_ROWS.jar]: () => afterEdit(place, place.specs, { node, engine: 'jar' }),
  };
}

/** The most that each engine may take, as a ratio to hey-api's jobs; none where hey-api did not run. */
function engineTargets(
  { times, jobs }: Pick<Awaited<ReturnType<typeof besidePeers>>, 'times' | 'jobs'>,
  limits: Readonly<Record<keyof typeof ENGINE_ROWS, number>>,
): Target[] {
  if (jobs === undefined) return [];
  return Object.entries(ENGINE_ROWS).map(([engine, row]) =>
    atMost(
      `${engine === 'jar' ? 'jar' : 'embedded engine'}: ratio to hey-api's jobs, same Node`,
      limits[engine as keyof typeof ENGINE_ROWS],
      seconds(times, row) / jobs,
      'x',
    ),
  );
}

/** Ours beside hey-api, all specs as its jobs, and beside the generator's own templates, one JVM per spec. */
async function besidePeers(
  place: Workshop,
  runs: number,
  ours: Readonly<Record<string, () => Promise<number>>>,
) {
  const { specs, root } = place;
  const times = await timeRuns(
    {
      ...ours,
      ...(newerNode() && { jobs: async () => (await heyApi(specs, join(root, 'hey-api'))) ?? Number.NaN }),
    },
    runs,
  );
  // The slowest by far, so it runs less often.
  const { stock = Number.NaN } = await timeRuns(
    { stock: () => stockGenerator(specs, join(root, 'stock'), { version: jarVersion() }) },
    Math.ceil(runs / 3),
  );
  const { jobs } = times;
  const rows: Row[] = [
    ...rowsOf(times, Object.keys(ours)),
    ...(jobs === undefined
      ? []
      : [{ name: `${titleOf('@hey-api/openapi-ts')}, ${specs.length} jobs`, value: jobs }]),
    { name: `typescript-fetch of the same jar, ${specs.length} JVMs`, value: stock },
  ];
  return { times, rows, jobs, notes: jobs === undefined ? [NO_NEWER_NODE] : [] };
}

function seconds(times: Readonly<Record<string, number>>, name: string): number {
  return times[name] ?? Number.NaN;
}

function rowsOf(times: Readonly<Record<string, number>>, ours: readonly string[]): Row[] {
  return Object.entries(times)
    .filter(([name]) => ours.includes(name) || name.startsWith('npm run,'))
    .map(([name, value]) => ({ name, value, ...(ours.includes(name) && { ours: true }) }));
}

let edits = 0;

/** How the generator is run. */
interface Running {
  /** Default: the Node that this runs on. */
  readonly node?: string;
  /** Default: the generator's own. */
  readonly engine?: 'jar' | 'embedded';
}

/** A comment is enough: what a provider is made from is compared byte by byte. */
function afterEdit(place: Workshop, specs: readonly string[], running: Running = {}): Promise<number> {
  edits++;
  for (const spec of specs) appendFileSync(spec, `# ${edits}\n`);
  return generate(place, running);
}

function generate({ root }: Workshop, { node = process.execPath, engine }: Running = {}): Promise<number> {
  const chosen = engine === undefined ? [] : ['--engine', engine];
  return secondsOf(node, ['generator/dist/main.js', ...chosen], {
    cwd: root,
    env: { TOKEN_CLIENTS_CACHE: jarCache },
  });
}

/** Runs a script of the copy's package.json. */
export function npmRun({ root }: Workshop, script: string): Promise<number> {
  const env = { TOKEN_CLIENTS_CACHE: jarCache };
  return secondsOf('npm', ['run', '--silent', script], { cwd: root, env });
}

/** The project's own script, and one that does nothing, to see what npm itself takes. */
function addScripts({ root }: Workshop): void {
  const file = join(root, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { scripts: Record<string, string> };
  manifest.scripts.nothing = 'exit 0';
  writeFileSync(file, JSON.stringify(manifest));
}

export function jarVersion(): string {
  const pin = JSON.parse(readFileSync(join(projectRoot(), 'generator', 'jar.json'), 'utf8')) as {
    version: string;
  };
  return pin.version;
}
