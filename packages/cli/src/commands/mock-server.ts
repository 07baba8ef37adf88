import { configurationError } from '../cli-error.js';

/** The packages that the mock server needs and that are not installed with this program. */
const PRISM_PACKAGES = ['core', 'http', 'http-server'].map(name => `@stoplight/prism-${name}`);

/** The command that installs Prism. */
export const INSTALL_PRISM = `npm install ${PRISM_PACKAGES.join(' ')}`;

/** A running mock server. */
export interface MockServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts Prism for an OpenAPI file or a document.
 *
 * @throws {CliError} `configuration` when Prism is not installed, or can't use the file or the port
 */
export async function startMock(spec: string | object, port: number): Promise<MockServer> {
  const [core, http, server] = await load();
  const operations = await http.getHttpOperationsFromSpec(spec).catch(() => {
    throw configurationError(
      `${typeof spec === 'string' ? spec : "The client's document"} is not an OpenAPI file that Prism can read. Name another one with --spec.`,
    );
  });
  const mock = server.createServer(operations, {
    components: { logger: core.createLogger('mock', { level: 'silent' }) },
    cors: false,
    config: {
      mock: { dynamic: false },
      isProxy: false,
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      errors: false,
      upstreamProxy: undefined,
    },
  });
  const url = await mock.listen(port, '127.0.0.1').catch((error: NodeJS.ErrnoException) => {
    throw configurationError(
      `The mock server can't listen on port ${port} (${error.code ?? 'unknown'}). Use another --port.`,
    );
  });
  return { url, close: () => mock.close() };
}

interface Prism {
  createLogger(name: string, options: object): unknown;
  getHttpOperationsFromSpec(spec: string | object): Promise<unknown[]>;
  createServer(
    operations: unknown[],
    options: object,
  ): { listen(port: number, host: string): Promise<string>; close(): Promise<void> };
}

async function load(): Promise<[Prism, Prism, Prism]> {
  try {
    // The names are not literals, because type checks and bundles must not need optional packages.
    return (await Promise.all(PRISM_PACKAGES.map(name => import(name)))) as [Prism, Prism, Prism];
  } catch (error) {
    // ERR_MODULE_NOT_FOUND, and without ERR_ under Plug'n'Play.
    if (!/MODULE_NOT_FOUND$/.test(String((error as NodeJS.ErrnoException).code))) throw error;
    throw configurationError(`The mock server needs Prism, which is not installed. Run: ${INSTALL_PRISM}`);
  }
}
