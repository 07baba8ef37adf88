import { readFileSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import { createLogger } from '@stoplight/prism-core';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { createServer } from '@stoplight/prism-http-server';
import { type MockSpec, mockSpecFor } from '@token-clients/generator/mock-specs';
import { parse } from 'yaml';
import { keptPart, withAbsoluteFiles } from './kept-part.js';
import { readable, withoutDangling, withoutData } from './prism-misses.js';
import { type RecordedRequest, startRecorder } from './recorder.js';

/** An operation as Prism reads it from a spec, all references replaced by what they lead to. */
export type SpecOperation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];

/** Which spec: a file, with the overlays that complete it in `specs/`, or a document that was read already. */
export type Spec = { readonly specFile: string } | { readonly document: object };

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
  // A copy, because references are replaced in place.
  const operations = await ('document' in spec
    ? getHttpOperationsFromSpec(structuredClone(spec.document))
    : operationsOfFile(spec.specFile));
  return operations.map(readable);
}

/**
 * Reads a vendor's file: all of it, or the operations of its package. Prism follows a `$ref` wherever it is, also where it
 * is data, and fails if one leads nowhere.
 */
async function operationsOfFile(file: string): Promise<SpecOperation[]> {
  const { document, keeps } = (await completion(file)) ?? {};
  if (document && !keeps) return getHttpOperationsFromSpec(structuredClone(document));
  const read = () => document ?? withAbsoluteFiles(readDocument(file), dirname(file));
  const part = () => (keeps ? keptPart(read(), keeps, readDocument) : read());
  return getHttpOperationsFromSpec(keeps ? structuredClone(part()) : file).catch((error: unknown) =>
    getHttpOperationsFromSpec(withoutDangling(withoutData(part()) as object)).catch(() => {
      throw error;
    }),
  );
}

/** What overlays say of a file in `specs/`. */
async function completion(file: string): Promise<MockSpec | undefined> {
  const at = file.lastIndexOf(`${sep}specs${sep}`);
  return at < 0 ? undefined : mockSpecFor(file.slice(0, at), file);
}

/** Reads JSON or YAML; the reader of YAML takes twenty times as long for JSON. */
function readDocument(file: string): object {
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text) as object;
  } catch {
    return parse(text, { merge: true }) as object;
  }
}

function prismServer(operations: SpecOperation[], config: Parameters<typeof createServer>[1]['config']) {
  return createServer(operations, {
    cors: true,
    config,
    components: { logger: createLogger('prism', { level: 'silent' }) },
  });
}
