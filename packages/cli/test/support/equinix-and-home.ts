import {
  type EquinixServer,
  type EquinixServerOptions,
  startEquinixServer,
} from '@token-clients/testing/vendors';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { temporaryHome } from './in-process.js';

/** What the tests of a file share, and each of them finds as new. */
export interface EquinixAndHome {
  /** One server; its log is empty and nothing is locked when a test begins. */
  readonly server: EquinixServer;
  /** A home directory of each test's own. */
  readonly home: string;
}

/** Starts a server for the tests of a file, and makes a home directory for each. To be called where they are described. */
export function equinixAndHome(options?: EquinixServerOptions): EquinixAndHome {
  let server: EquinixServer;
  let home: ReturnType<typeof temporaryHome>;
  beforeAll(async () => {
    server = await startEquinixServer(options);
  });
  afterAll(() => server.close());
  beforeEach(() => {
    home = temporaryHome();
    server.requests.length = 0;
    server.faults.clear();
    server.account.unlock();
  });
  afterEach(() => home[Symbol.dispose]());
  return {
    get server() {
      return server;
    },
    get home() {
      return home.path;
    },
  };
}
