import { type Mock, type MockedRequest, startMock as start } from '@token-clients/testing/mock';
import { configurationError } from '../cli-error.js';

/** The command that installs Prism, which the mock server needs and which is not installed with this program. */
export const INSTALL_PRISM =
  'npm install @stoplight/prism-core @stoplight/prism-http @stoplight/prism-http-server';

/**
 * Starts a mock server for an OpenAPI file or a document.
 *
 * @param onRequest called for every request
 * @throws {CliError} `configuration` when the file or the port can't be used
 * @throws {ConfigurationError} `configuration` when Prism is not installed
 */
export async function startMock(
  spec: string | object,
  port: number,
  onRequest?: (request: MockedRequest) => void,
): Promise<Mock> {
  try {
    return await start(spec, { port, onRequest });
  } catch (error) {
    const { code, option } = error as NodeJS.ErrnoException & { readonly option?: string };
    if (option === 'spec')
      throw configurationError(
        `${typeof spec === 'string' ? spec : "The client's document"} is not an OpenAPI file that Prism can read. Name another one with --spec.`,
      );
    if (code === 'EADDRINUSE' || code === 'EACCES')
      throw configurationError(`The mock server can't listen on port ${port} (${code}). Use another --port.`);
    throw error;
  }
}
