import { grantOptions } from '../grant-options.js';
import { pathOf } from '../http/path-template.js';
import { type OptionsOf, type ProviderUnderTest, requireProvider } from '../provider-under-test.js';
import { ChosenResponses } from './chosen-responses.js';
import { exampleName } from './example-key.js';
import { knownOperations } from './known-operations.js';
import type { Mock, MockOperation, MockOptions, OpenApiDocument } from './mock.js';
import { loadPrism } from './prism.js';
import type { PrismOperation } from './prism-operation.js';
import { startRecorder } from './recorder.js';

/**
 * Starts a mock of an OpenAPI document, which Prism reads as it is: with all files that it refers to.
 *
 * @param spec a document, or the path of a file
 * @throws {ConfigurationError} `configuration` when Prism is not installed, is of another version, or finds no operation in
 * the document
 * @throws {Error} `EADDRINUSE` when the port is taken, `EACCES` when it is not allowed
 */
export function startMock(spec: string | OpenApiDocument, options?: MockOptions): Promise<Mock>;
/**
 * Starts a mock of a provider in this process. A request that the spec does not allow gets an error response of 4xx, and
 * `requests` and `violations` say why.
 *
 * The mock responds with the examples of the spec, and never with what is not in it: for a server that issues tokens, locks
 * accounts or loses responses, start a token server.
 *
 * @param provider the grant that the module `testing` of a generated client exports
 * @throws {ConfigurationError} `configuration` when the grant is not one for tests, another version of the generator made it, or
 * Prism is not installed or is of another version
 * @throws {Error} `EADDRINUSE` when the port is taken, `EACCES` when it is not allowed
 */
export function startMock<Provider extends ProviderUnderTest>(
  provider: Provider,
  options?: MockOptions,
): Promise<Mock<OptionsOf<Provider>>>;
export async function startMock(
  source: ProviderUnderTest | string | OpenApiDocument,
  { port, onRequest }: MockOptions = {},
): Promise<Mock> {
  const provider = typeof source === 'function' ? (source as ProviderUnderTest) : undefined;
  if (provider) requireProvider(provider);
  const credentials = provider ? grantOptions(provider).options : {};
  const prism = await loadPrism();
  const known = await (provider ? knownOperations(prism, provider) : prism.read(source));
  const operations = known.map(operationOf);
  const chosen = new ChosenResponses(operations, methodsOf(provider));
  const server = prism.createServer(known);
  const recorder = await startRecorder(await server.listen(0, '127.0.0.1'), {
    port,
    onRequest,
    preferenceFor: request => chosen.preferenceFor(request),
  }).catch(async (error: unknown) => {
    await server.close();
    throw error;
  });
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= recorder.close().then(() => server.close());
    return closed;
  };
  return {
    baseUrl: recorder.url,
    credentials,
    requests: recorder.requests,
    get violations() {
      return recorder.requests.flatMap(({ method, path, violations }) =>
        violations.map(violation => `${method} ${path}: ${violation}`),
      );
    },
    operations,
    respondWith: choice => chosen.choose(choice),
    reset() {
      recorder.requests.length = 0;
      chosen.clear();
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** The methods of the client, and what a mock calls their operations. */
function methodsOf(provider: ProviderUnderTest | undefined): ReadonlyMap<string, string> {
  const operations = provider?.contract.operations ?? [];
  return new Map(operations.map(({ method, httpMethod, path }) => [method, `${httpMethod} ${pathOf(path)}`]));
}

function operationOf({ iid, method, path, responses }: PrismOperation): MockOperation {
  return {
    ...(iid !== undefined && { operationId: iid }),
    method: method.toUpperCase(),
    path,
    responses: responses.map(({ code, contents = [] }) => ({
      status: code,
      examples: contents.flatMap(({ examples = [] }) => examples.map(({ key }) => exampleName(key))),
    })),
  };
}
