import { ConfigurationError } from '@token-clients/runtime';
import { loadNatively } from './load-natively.js';
import { readable } from './prism-misses.js';
import type { PrismOperation } from './prism-operation.js';

type PrismCore = typeof import('@stoplight/prism-core');
type PrismHttp = typeof import('@stoplight/prism-http');
type PrismServer = typeof import('@stoplight/prism-http-server');

const PACKAGES = ['@stoplight/prism-core', '@stoplight/prism-http', '@stoplight/prism-http-server'] as const;

/** Reads documents and starts servers with Prism, which is loaded by {@link loadPrism} alone: it is large, and optional. */
export interface Prism {
  /**
   * @param spec a document or an OpenAPI file
   * @param name of the document, for the message
   * @throws {ConfigurationError} `configuration` when it is no OpenAPI, or has no operation
   */
  read(spec: object | string, name?: string): Promise<PrismOperation[]>;
  createServer(operations: PrismOperation[], upstream?: URL): ReturnType<PrismServer['createServer']>;
}

/** @throws {ConfigurationError} `configuration` when Prism is not installed, or is of another version */
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
    async read(spec, name = typeof spec === 'string' ? spec : 'The document') {
      const problem = (what: string) => new ConfigurationError(`${name} ${what}`, { option: 'spec' });
      let operations: PrismOperation[];
      try {
        // Prism changes the document that it reads.
        operations = await getHttpOperationsFromSpec(typeof spec === 'string' ? spec : structuredClone(spec));
      } catch (error) {
        throw problem(`cannot be read as OpenAPI: ${String((error as Error).message)}`);
      }
      if (operations.length === 0) throw problem('has no operation, so there is nothing to mock.');
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
    const modules = (await Promise.all([core, http, server].map(loadNatively))) as [
      PrismCore,
      PrismHttp,
      PrismServer,
    ];
    requireFunctions(modules);
    return modules;
  } catch (error) {
    if (!isMissing(error as NodeJS.ErrnoException)) throw error;
    throw new ConfigurationError(
      `The mock server needs Prism, which is not installed. Run: npm install ${PACKAGES.join(' ')}`,
    );
  }
}

/** Whether Prism itself was not found, and not a package that it needs in turn: then the error of the loader says which. */
function isMissing({ code, message }: NodeJS.ErrnoException): boolean {
  const [, name] = /(?:find (?:package|module) ['"]|tried to access )([\w@/-]+)/.exec(message) ?? [];
  return /MODULE_NOT_FOUND$/.test(code ?? '') && PACKAGES.some(known => known === name);
}

/**
 * Checks that the modules have what is called of them: another version of Prism may have it elsewhere.
 *
 * @throws {ConfigurationError} `configuration` when one is missing
 */
function requireFunctions([core, http, server]: [PrismCore, PrismHttp, PrismServer]): void {
  const known = { ...core, ...http, ...server };
  const missing = (['createLogger', 'getHttpOperationsFromSpec', 'createServer'] as const).find(
    name => typeof known[name] !== 'function',
  );
  if (missing === undefined) return;
  const command = `npm install ${PACKAGES.map(name => `${name}@5`).join(' ')}`;
  throw new ConfigurationError(
    `The mock server needs Prism 5, but another version is installed, which has no ${missing}(). Run: ${command}`,
  );
}
