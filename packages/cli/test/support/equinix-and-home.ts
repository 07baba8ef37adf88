import {
  type EquinixServer,
  type EquinixServerOptions,
  startEquinixServer,
} from '@token-clients/testing/vendors';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { temporaryHome } from './in-process.js';

/** What the tests of a file share; each test finds it fresh. */
export interface EquinixAndHome {
  /** One server. When a test starts, its log is empty and no account is locked. */
  readonly server: EquinixServer;
  /** A home directory for each test. */
  readonly home: string;
}

/** Starts a server for the tests of a file, and creates a home directory for each test. Call it at the top level or in `describe`. */
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
