import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { jarVersion } from './generate.bench.js';
import { heyApi, stockGenerator } from './peer-clients.js';

/** Clients that the peers generated from the same specs. */
export interface PeerCode extends Disposable {
  readonly folder: string;
  /** Entry of a provider's client by hey-api; undefined where hey-api can't run. */
  readonly heyApi: ((provider: string) => string) | undefined;
  /** Entry of a provider's client by the stock generator, typescript-fetch. */
  readonly stock: (provider: string) => string;
}

/** Generates the peers' clients into a temporary folder. */
export async function generatePeerCode(specs: readonly string[]): Promise<PeerCode> {
  const folder = mkdtempSync(join(tmpdir(), 'token-clients-peers-'));
  const ran = await heyApi(specs, join(folder, 'hey-api'));
  await stockGenerator(specs, join(folder, 'stock'), { version: jarVersion() });
  const placeOf = (kind: string) => (provider: string) => {
    const index = specs.findIndex(spec => basename(spec, '.yaml') === provider);
    return join(folder, kind, String(index), 'index.ts');
  };
  return {
    folder,
    heyApi: ran === undefined ? undefined : placeOf('hey-api'),
    stock: placeOf('stock'),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
