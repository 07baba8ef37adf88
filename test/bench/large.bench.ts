import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../mock/project-root.js';
import { atMost, type Bench, type Figure, type Row } from './figure.js';
import { npmRun } from './generate.bench.js';
import { loadBundled } from './load-bundled.js';
import { median } from './measure.js';
import { heyApiProgram, NO_NEWER_NODE } from './peer-clients.js';
import { newerNode, titleOf } from './peers.js';
import { measuredRun, type Run } from './run.js';
import { jarCache, makeWorkshop, type Workshop } from './workshop.js';

const OPERATIONS = 700;
const LENGTH = 3_000_000;

/** How long the token package of a large spec takes, and how much memory, against hey-api's client of the same file. */
export async function largeSuite({ quick, say }: Bench): Promise<Figure[]> {
  using workshop = makeWorkshop();
  say('warming up: one run over the specs of the project');
  await npmRun(workshop, 'generate');
  const { tidyDocument } = await loadBundled<{ tidyDocument(recipe: object): string }>(
    join(projectRoot(), 'generator', 'test', 'corpus', 'tidy-document.ts'),
    workshop.root,
  );
  const figures: Figure[] = [];
  for (const format of ['yaml', 'json'] as const) {
    const spec = join(workshop.root, 'vendor', `large.${format}`);
    mkdirSync(join(workshop.root, 'vendor'), { recursive: true });
    writeFileSync(spec, tidyDocument({ format, operations: OPERATIONS, length: LENGTH }));
    figures.push(await largeSpec(workshop, spec, format, quick ? 1 : 7, say));
  }
  return figures;
}

const NEW = 'new-provider --files-only';
const AGAIN = 'generate after an edit';

async function largeSpec(
  workshop: Workshop,
  spec: string,
  format: 'yaml' | 'json',
  count: number,
  say: Bench['say'],
): Promise<Figure> {
  say(`${format}: ${count} runs of each`);
  const node = newerNode() ?? process.execPath;
  const peer = heyApiProgram([spec], join(workshop.root, 'hey-api'));
  const runs: { ours: Record<typeof NEW | typeof AGAIN, Run>; peer: Run | undefined }[] = [];
  for (let run = 0; run < count; run++) {
    const runPeer = async () => peer && (await measuredRun(peer.node, peer.args, { cwd: peer.cwd }));
    const first = run % 2 ? await runPeer() : undefined;
    const ours = await newAndAgain(workshop, node, spec, format);
    runs.push({ ours, peer: first ?? (await runPeer()) });
  }
  const middle = (pick: (run: (typeof runs)[number]) => number | undefined) =>
    median(runs.map(run => pick(run) ?? Number.NaN));
  const row = (name: string, pick: (run: (typeof runs)[number]) => Run | undefined): Row => ({
    name,
    value: middle(run => pick(run)?.seconds),
    more: { 'peak MB': middle(run => pick(run)?.peakMb) },
  });
  const ratios = [NEW, AGAIN] as const;
  return {
    id: `large-${format}`,
    title: `The token package of a spec of 3 MB with ${OPERATIONS} operations, as ${format.toUpperCase()}`,
    conditions: `whole processes on the Node of hey-api, from start to exit; medians of ${count} runs, in turns; ${(readFileSync(spec).length / 1e6).toFixed(1)} MB; ours with the jar, whose memory is left out, and its class archive present; hey-api makes a client of all operations`,
    unit: 's',
    digits: 2,
    rows: [
      ...ratios.map(name => ({ ...row(name, ({ ours }) => ours[name]), ours: true })),
      ...(peer ? [row(titleOf('@hey-api/openapi-ts'), run => run.peer)] : []),
    ],
    targets: peer
      ? ratios.flatMap(name => [
          atMost(
            `${name}: time to hey-api's`,
            0.6,
            middle(({ ours, peer: other }) => other && ours[name].seconds / other.seconds),
            'x',
          ),
          atMost(
            `${name}: peak memory to hey-api's`,
            1,
            middle(({ ours, peer: other }) => other && ours[name].peakMb / other.peakMb),
            'x',
          ),
        ])
      : [],
    notes: peer ? [] : [NO_NEWER_NODE],
  };
}

/** Adds a provider, generates it again after an edit, and takes it out again. */
async function newAndAgain(
  { root }: Workshop,
  node: string,
  spec: string,
  format: string,
): Promise<Record<typeof NEW | typeof AGAIN, Run>> {
  const name = 'large';
  const options = { cwd: root, env: { TOKEN_CLIENTS_CACHE: jarCache } };
  const command = (program: string, ...args: string[]) =>
    measuredRun(node, [join(root, 'generator', 'dist', program), ...args], options);
  const made = await command('new-provider-main.js', name, '--spec', spec, '--files-only');
  appendFileSync(join(root, 'specs', `${name}.${format}`), '\n');
  const again = await command('main.js', name);
  for (const place of [`packages/${name}`, `specs/${name}.${format}`, `specs/${name}.overlay.yaml`])
    rmSync(join(root, place), { recursive: true });
  return { [NEW]: made, [AGAIN]: again };
}
