import { createLogger } from '@stoplight/prism-core';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { createServer } from '@stoplight/prism-http-server';
import { mockDocumentOf } from '@token-clients/generator/mock-specs';
import { readable } from './prism-misses.js';
import { type RecordedRequest, startRecorder } from './recorder.js';

/** An operation as Prism reads it from a spec, all references replaced by what they lead to. */
export type SpecOperation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];

interface SpecFile {
  readonly specFile: string;
}

/** Which spec: a file, a document that was read already, or one that the generator made for mocks. */
export type Spec = SpecFile | { readonly document: object } | { readonly made: object };

export type MockOptions = Spec & {
  /** A free one if left out. */
  readonly port?: number;
  /** Called for every request, just before its response is sent. */
  readonly onResponse?: (request: RecordedRequest) => void;
};

/** A server that responds as a spec says. `await using` closes it. */
export interface Mock extends AsyncDisposable {
  /**
   * Base URL for a client, such as `http://127.0.0.1:40123`. It has no path, although a spec's servers may have one:
   * Prism matches paths below the base only. (So a signature covers `/oauth/token` here and `/v2/oauth/token` there.)
   */
  readonly url: string;
  /** What clients sent, byte for byte, with Prism's opinion of it. */
  readonly requests: RecordedRequest[];
  readonly operations: readonly SpecOperation[];
  close(): Promise<void>;
}

const STRICT = {
  checkSecurity: true,
  validateRequest: true,
  validateResponse: true,
  upstreamProxy: undefined,
};

/**
 * Starts a mock of a spec in this process.
 *
 * A client chooses the response by a header: `Prefer: code=400, example=wrongSecret`. A bad request gets the spec's own
 * 4xx response and the header `sl-violations`: a test of a good request must see that this header is absent. Prism does
 * not notice undeclared query parameters and form fields: look at `requests` for those.
 */
export async function startMock(options: MockOptions): Promise<Mock> {
  const { port, onResponse } = options;
  const operations = await operationsOf(options);
  const prism = prismServer(operations, {
    ...STRICT,
    isProxy: false,
    errors: true,
    mock: { dynamic: false },
  });
  const recorder = await startRecorder(await prism.listen(0, '127.0.0.1'), {
    ...(port !== undefined && { port }),
    ...(onResponse && { onResponse }),
  }).catch(async (error: unknown) => {
    await prism.close();
    throw error;
  });
  const close = async () => {
    await recorder.close();
    await prism.close();
  };
  return {
    url: recorder.url,
    requests: recorder.requests,
    operations,
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Prism between a client and a real server. */
export interface PrismProxy extends AsyncDisposable {
  readonly url: string;
  readonly operations: readonly SpecOperation[];
  close(): Promise<void>;
}

/**
 * Starts Prism as a proxy that lets everything pass and reports in the header `sl-violations` what the request and the
 * response do against the spec. It writes JSON bodies again and follows redirects: never let it carry real credentials
 * further than this machine.
 */
export async function startProxy(options: Spec & { readonly upstream: string }): Promise<PrismProxy> {
  const operations = await operationsOf(options);
  const upstream = new URL(options.upstream);
  const prism = prismServer(operations, {
    ...STRICT,
    isProxy: true,
    upstream,
    errors: false,
    mock: { dynamic: false },
  });
  const url = await prism.listen(0, '127.0.0.1');
  const close = () => prism.close();
  return { url, operations, close, [Symbol.asyncDispose]: close };
}

async function operationsOf(spec: Spec): Promise<SpecOperation[]> {
  const { made } = spec as { readonly made?: object };
  const document =
    made ?? (await mockDocumentOf('document' in spec ? spec.document : (spec as SpecFile).specFile));
  return (await getHttpOperationsFromSpec(structuredClone(document))).map(readable);
}

function prismServer(operations: SpecOperation[], config: Parameters<typeof createServer>[1]['config']) {
  return createServer(operations, {
    cors: true,
    config,
    components: { logger: createLogger('prism', { level: 'silent' }) },
  });
}
