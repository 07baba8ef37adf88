import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../mock/project-root.js';
import { atMost, type Bench, type Figure, type Row } from './figure.js';
import { NO_NEWER_NODE } from './peer-clients.js';
import { generatePeerCode } from './peer-code.js';
import { titleOf } from './peers.js';
import { type Repeated, repeatedLines } from './repeated-lines.js';

/** How much support code the generated packages repeat. */
export async function repeatedSuite({ say }: Bench): Promise<Figure[]> {
  say('generating the peers');
  const root = projectRoot();
  const providers = readdirSync(join(root, 'specs'))
    .filter(file => file.endsWith('.yaml'))
    .sort()
    .map(file => file.slice(0, -'.yaml'.length));
  using peers = await generatePeerCode(providers.map(name => join(root, 'specs', `${name}.yaml`)));
  const folders = (entry: (provider: string) => string) => providers.map(name => dirname(entry(name)));
  const ours = await repeatedLines(providers.map(name => join(root, 'packages', name, 'src', 'generated')));
  const stock = await repeatedLines(folders(peers.stock));
  const heyApi = peers.heyApi && (await repeatedLines(folders(peers.heyApi)));
  const row = (name: string, { copies, support, wiring, lines }: Repeated): Row => ({
    name,
    value: copies,
    more: { 'different lines': support.size, 'lines of wiring': wiring.size, 'lines of code in all': lines },
  });
  return [
    {
      id: 'repeated-lines',
      title: 'Support code repeated between provider packages',
      conditions: `${providers.length} providers from the same specs; types, comments, imports and spec data left out; a line counts for each package beyond the first that has it. Wiring is counted apart: fields, heads of constructors, single calls into a shared package (test/bench/repeated-lines.ts has the rules)`,
      unit: 'lines',
      rows: [
        { ...row('generated packages', ours), ours: true },
        ...(heyApi ? [row(titleOf('@hey-api/openapi-ts'), heyApi)] : []),
        row('OpenAPI Generator, typescript-fetch', stock),
      ],
      targets: [atMost('lines of support in two packages', 0, ours.support.size, 'lines')],
      notes: [
        ...[...ours.support].slice(0, 10).map(line => `repeated: \`${line}\``),
        ...[...ours.wiring].slice(0, 10).map(line => `wiring: \`${line}\``),
        ...(heyApi ? [] : [NO_NEWER_NODE]),
      ],
    },
  ];
}
