import { ConfigurationError } from '@token-clients/runtime';
import { readable } from './prism-misses.js';
import type { PrismOperation } from './prism-operation.js';

type PrismCore = typeof import('@stoplight/prism-core');
type PrismHttp = typeof import('@stoplight/prism-http');
type PrismServer = typeof import('@stoplight/prism-http-server');

const PACKAGES = ['@stoplight/prism-core', '@stoplight/prism-http', '@stoplight/prism-http-server'] as const;

/** Reads documents and starts servers with Prism, which is loaded by {@link loadPrism} alone: it is large, and optional. */
export interface Prism {
  /** @param spec a document or an OpenAPI file */
  read(spec: object | string): Promise<PrismOperation[]>;
  createServer(operations: PrismOperation[], upstream?: URL): ReturnType<PrismServer['createServer']>;
}

/** @throws {ConfigurationError} `configuration` when Prism is not installed */
export async function loadPrism(): Promise<Prism> {
  const [{ createLogger }, { getHttpOperationsFromSpec }, { createServer }] = await load();
  const strict = {
    checkSecurity: true,
    validateRequest: true,
    validateResponse: true,
    upstreamProxy: undefined,
    mock: { dynamic: false },
  };
  return {
    async read(spec) {
      // Prism changes the document that it reads.
      const operations = await getHttpOperationsFromSpec(
        typeof spec === 'string' ? spec : structuredClone(spec),
      );
      return operations.map(readable);
    },
    createServer: (operations, upstream) =>
      createServer(operations, {
        cors: true,
        config: upstream
          ? { ...strict, isProxy: true, upstream, errors: false }
          : { ...strict, isProxy: false, errors: true },
        components: { logger: createLogger('prism', { level: 'silent' }) },
      }),
  };
}

async function load(): Promise<[PrismCore, PrismHttp, PrismServer]> {
  const [core, http, server] = PACKAGES;
  try {
    return await Promise.all([import(core), import(http), import(server)]);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const isMissing = /MODULE_NOT_FOUND$/.test(code ?? '') && PACKAGES.some(name => message.includes(name));
    if (!isMissing) throw error;
    throw new ConfigurationError(
      `The mock server needs Prism, which is not installed. Run: npm install ${PACKAGES.join(' ')}`,
    );
  }
}
