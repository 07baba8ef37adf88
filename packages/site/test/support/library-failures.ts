import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TokenSourceOptions, tokenSource } from '@token-clients/auth-hooks';
import { fileStore } from '@token-clients/auth-hooks/file-store';
import { memoryStore } from '@token-clients/auth-hooks/memory-store';
import { OAuth2TokenApi } from '@token-clients/equinix-access-token';
import { equinixAccessToken } from '@token-clients/equinix-access-token/testing';
import { isTokenClientError } from '@token-clients/runtime';
import { FakeClock, fakeGrant, startTokenServer, type TokenScenario } from '@token-clients/testing';
import type { ErrorSample } from '../../src/sources/errors/error-samples.js';

/** Where requests seem to go, so that messages are the same in every run. */
const SHOWN = 'https://api.equinix.com';
/** Where a token store seems to be, in place of a folder that each run makes. */
const SHOWN_STORE = '/srv/app/tokens';

/** No port of those that systems give to clients and test servers: one of these could be that of another test by then. */
const NOTHING_LISTENS = 'http://127.0.0.1:2';

/** What fails, and how that is said on a page. */
interface Failing {
  readonly by: string;
  readonly run: () => Promise<unknown>;
}

/** Lets each code of the library happen, against a server on this machine, and returns what a program prints then. */
export async function libraryFailures(): Promise<Record<string, ErrorSample[]>> {
  const samples: Record<string, ErrorSample[]> = {};
  for (const { by, run } of [...clientFailures(), ...sourceFailures()]) {
    const error = await failureOf(run);
    samples[error.code] = [
      ...(samples[error.code] ?? []),
      {
        by,
        text: `${error.name}: ${error.message.replace(/\S+\/store-\w+/g, SHOWN_STORE)}`,
        json: JSON.parse(JSON.stringify(error)),
      },
    ];
  }
  return samples;
}

async function failureOf(run: () => Promise<unknown>) {
  try {
    await run();
  } catch (error) {
    if (isTokenClientError(error)) return error;
    throw error;
  }
  throw new Error('It did not fail');
}

/** Sends to a server on this machine what goes to the address that is shown. */
function sendingTo(url: string): typeof globalThis.fetch {
  return (target, init) => fetch(String(target).replace(SHOWN, url), init);
}

function clientFailures(): Failing[] {
  const callAt = (url: string, timeoutMs?: number) =>
    new OAuth2TokenApi({
      fetch: sendingTo(url),
      ...(timeoutMs !== undefined && { timeoutMs }),
    }).getOAuth2AccessToken({
      grant_type: 'client_credentials',
      client_id: 'my-app',
      client_secret: 'wrong',
    });
  const call = async (scenario: TokenScenario, timeoutMs?: number) => {
    await using server = await startTokenServer(equinixAccessToken, { scenario });
    return await callAt(server.url, timeoutMs);
  };
  const of = '`getOAuth2AccessToken()` of a client';
  return [
    { by: `${of}, with a wrong secret`, run: () => call('wrong-secret') },
    { by: `${of}, where a proxy sends a page of its own`, run: () => call('html') },
    { by: `${of}, where nothing listens`, run: () => callAt(NOTHING_LISTENS) },
    { by: `${of} with \`timeoutMs: 200\`, where the server never responds`, run: () => call('hang', 200) },
  ];
}

function sourceFailures(): Failing[] {
  const source = (url: string, clientSecret: string, options?: TokenSourceOptions) =>
    tokenSource(equinixAccessToken({ clientId: 'my-app', clientSecret, fetch: sendingTo(url) }), options);
  /** Two processes are two sources over one store. */
  const afterAnother = async (scenario: TokenScenario) => {
    const clock = new FakeClock();
    const options = { clock, random: () => 0.5, store: memoryStore({ clock }) };
    await using server = await startTokenServer(equinixAccessToken, { scenario });
    await using first = source(server.url, 'secret', options);
    await using second = source(server.url, 'secret', options);
    await first.get().catch(() => undefined);
    return await second.get();
  };
  const of = '`get()` of a token source';
  return [
    {
      by: `${of} whose secret was read from a file, with the end of its line`,
      run: () => source(SHOWN, 'secret\n').get(),
    },
    {
      by: `${of}, after the server rejected the secret of another process that shares its store`,
      run: () => afterAnother('wrong-secret'),
    },
    {
      by: `${of}, after the server asked another process that shares its store to wait for 30 s`,
      run: () => afterAnother({ kind: 'rate-limit', retryAfter: 30 }),
    },
    {
      by: `${of} whose refresh token was revoked, where only a person can log in again`,
      run: () => {
        const grant = fakeGrant({ needsPerson: true, refreshTokens: 'reusable' });
        grant.always('dead-grant');
        return tokenSource(grant).get();
      },
    },
    {
      by: `${of} with a \`fileStore\` whose directory others can read`,
      run: () => withOpenStore(store => source(SHOWN, 'secret', { store, whenStoreFails: 'fail' }).get()),
    },
    {
      by: `${of}, after \`close()\``,
      run: async () => {
        const closed = source(SHOWN, 'secret');
        await closed.close();
        return await closed.get();
      },
    },
  ];
}

async function withOpenStore(run: (store: ReturnType<typeof fileStore>) => Promise<unknown>) {
  const directory = await mkdtemp(path.join(tmpdir(), 'store-'));
  try {
    await chmod(directory, 0o755);
    return await run(fileStore({ directory }));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
