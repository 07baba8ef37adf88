import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startRedis } from '@token-clients/test-support/redis-servers';
import {
  startBenchlingServer,
  startCoboServer,
  startEquinixServer,
  startStsServer,
} from '@token-clients/testing/vendors';
import { startMock } from '../../src/commands/mock-server.js';
import { ownClient, startAcorn } from './own-client.js';

/** A server of a transcript, with variables for the commands and a name for its address. */
export interface TranscriptServer {
  readonly env: Readonly<Record<string, string>>;
  readonly urls: readonly (readonly [url: string, name: string])[];
  /** Secrets of this server, in addition to {@link PLANTED}. */
  readonly secrets: readonly string[];
  /** Puts what its commands need into the home of the transcript. */
  prepare?(home: string): void;
  close(): Promise<void>;
}

/** Secrets with characters that every encoding changes, so that each spelling is different. */
export const PLANTED = {
  clientSecret: 'planted/secret+"1"?~&=%',
  wrongSecret: "planted\\wrong secret'2'<>",
  subjectToken: 'planted-subject-token-3/+=~',
  redisPassword: 'planted/redis 4 "+%&=?@',
};

/** Starts the server of this name. */
export async function startNamed(name: string): Promise<TranscriptServer> {
  const start = STARTERS[name];
  if (start) return start();
  if (name.startsWith('prism-')) return prism(name.slice('prism-'.length));
  throw new Error(`There is no server ${name} for transcripts.`);
}

const STARTERS: Readonly<Record<string, () => Promise<TranscriptServer>>> = {
  async equinix() {
    const server = await startEquinixServer({ clientSecret: PLANTED.clientSecret });
    const env = { EQUINIX_ACCESS_TOKEN_BASE_URL: server.url };
    return { env, urls: [[server.url, 'https://api.equinix.example']], secrets: [], close: server.close };
  },
  async 'equinix-camel'() {
    const server = await startEquinixServer({ clientSecret: PLANTED.clientSecret, errorKeys: 'camelCase' });
    const env = { EQUINIX_ACCESS_TOKEN_BASE_URL: server.url };
    return { env, urls: [[server.url, 'https://api.equinix.example']], secrets: [], close: server.close };
  },
  async 'equinix-down'() {
    const server = await startEquinixServer();
    server.faults.always({ kind: 'unavailable' });
    const env = { EQUINIX_ACCESS_TOKEN_BASE_URL: server.url };
    return { env, urls: [[server.url, 'https://api.equinix.example']], secrets: [], close: server.close };
  },
  async 'equinix-page'() {
    const server = await startEquinixServer();
    server.faults.always({ kind: 'html', status: 200 });
    const env = { EQUINIX_ACCESS_TOKEN_BASE_URL: server.url };
    return { env, urls: [[server.url, 'https://api.equinix.example']], secrets: [], close: server.close };
  },
  async 'equinix-gone'() {
    const server = await startEquinixServer();
    await server.close();
    const env = { EQUINIX_ACCESS_TOKEN_BASE_URL: server.url };
    return { env, urls: [[server.url, 'https://api.equinix.example']], secrets: [], close: async () => {} };
  },
  acorn,
  async redis() {
    const server = await startRedis({ password: PLANTED.redisPassword });
    const password = encodeURIComponent(PLANTED.redisPassword);
    return {
      env: { TOKEN_CLIENTS_STORE: `redis://:${password}@127.0.0.1:${server.port}` },
      urls: [[`redis://127.0.0.1:${server.port}`, 'redis://cache.example:6379']],
      secrets: [],
      close: server.stop,
    };
  },
  async cobo() {
    const server = await startCoboServer();
    const env = { COBO_OAUTH_BASE_URL: server.baseUrl, COBO_APP_PRIVATE_KEY: server.keys.privateKey };
    return {
      env,
      urls: [[server.url, 'https://api.cobo.example']],
      secrets: [server.keys.privateKey],
      close: server.close,
    };
  },
  async sts() {
    const server = await startStsServer();
    const env = { EQUINIX_STS_BASE_URL: server.url };
    return { env, urls: [[server.url, 'https://sts.equinix.example']], secrets: [], close: server.close };
  },
  async benchling() {
    const server = await startBenchlingServer({ clientSecret: PLANTED.clientSecret });
    const env = {
      BENCHLING_AUTH_BASE_URL: `${server.url}/api/v2`,
      WRONG_TENANT: `${server.wrongTenantUrl}/api/v2`,
    };
    return { env, urls: [[server.url, 'https://acme.benchling.example']], secrets: [], close: server.close };
  },
};

/** A vendor of which this project knows nothing, and a client for it in the folder `my-client`. */
async function acorn(): Promise<TranscriptServer> {
  const client = await ownClient();
  const server = await startAcorn();
  return {
    env: { ACORN_BASE_URL: server.url, MY_API_BASE_URL: server.url },
    urls: [[server.url, 'https://eu.acorn.example/v1']],
    secrets: [],
    prepare: home => client.installAt(join(home, 'my-client')),
    async close() {
      client[Symbol.dispose]();
      await server.close();
    },
  };
}

async function prism(provider: string): Promise<TranscriptServer> {
  const spec = fileURLToPath(new URL(`../../../../specs/${provider}.yaml`, import.meta.url));
  const server = await startMock(spec, 0);
  const variable = `${provider.replaceAll('-', '_').toUpperCase()}_BASE_URL`;
  return {
    env: { [variable]: server.baseUrl },
    urls: [[server.baseUrl, 'https://mock.example']],
    secrets: [],
    close: server.close,
  };
}
