import { afterAll, beforeAll } from 'vitest';
import { builtCli } from './built-cli.js';
import { type EquinixAndHome, equinixAndHome } from './equinix-and-home.js';
import { type Ran, type RunOptions, runCli } from './run-cli.js';

/** The program of a release, for tests that give it a token store. */
export interface WithStore {
  readonly at: EquinixAndHome;
  readonly bin: string;
  /** Runs a command line and says how long that took. */
  run(
    args: readonly string[],
    store: string,
    env?: Readonly<Record<string, string>>,
    options?: { readonly bin?: string; readonly started?: RunOptions['started'] },
  ): Promise<Ran & { readonly ms: number }>;
}

/** Builds the program for the tests of a file, with a server and, for each test, a home. Call it at the top level. */
export function withStore(): WithStore {
  const at = equinixAndHome();
  let cli: Awaited<ReturnType<typeof builtCli>>;
  beforeAll(async () => {
    cli = await builtCli();
  });
  afterAll(() => cli[Symbol.asyncDispose]());
  return {
    at,
    get bin() {
      return cli.bin;
    },
    async run(args, store, env, { bin = cli.bin, started } = {}) {
      const start = Date.now();
      const ran = await runCli(bin, args, {
        env: {
          HOME: at.home,
          EQUINIX_ACCESS_TOKEN_BASE_URL: at.server.url,
          EQUINIX_CLIENT_ID: 'fake-client-id',
          EQUINIX_CLIENT_SECRET: 'fake-client-secret',
          TOKEN_CLIENTS_STORE: store,
          ...env,
        },
        ...(started && { started }),
      });
      return { ...ran, ms: Date.now() - start };
    },
  };
}
