import { afterAll, afterEach, beforeEach } from 'vitest';
import { type EquinixServer, startEquinixServer } from '../../../../test/servers/equinix-server.js';
import { temporaryHome } from './in-process.js';

/** One server for all tests of a file, its log empty at the start of each, and a home directory for each. */
export async function equinixPerFile(): Promise<{
  readonly server: EquinixServer;
  readonly home: { readonly path: string };
}> {
  const server = await startEquinixServer();
  let home: ReturnType<typeof temporaryHome>;
  afterAll(() => server.close());
  beforeEach(() => {
    home = temporaryHome();
    server.requests.length = 0;
  });
  afterEach(() => home[Symbol.dispose]());
  return {
    server,
    home: {
      get path() {
        return home.path;
      },
    },
  };
}
