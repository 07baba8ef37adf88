import type { ContractOperation } from '@token-clients/runtime';
import { startServer } from '../http/server.js';
import { type Schema, undeclaredFields } from './undeclared.js';
import type { RecordedRequest, RecordedResponse } from './wire.js';

/** Says where a request and its response depart from a spec. */
export interface Judge extends AsyncDisposable {
  departures(
    operation: ContractOperation,
    baseUrl: string,
    request: RecordedRequest,
    response: RecordedResponse,
  ): Promise<string[]>;
}

/** The part of a documented operation that is looked at. */
interface DocumentedOperation {
  readonly method: string;
  readonly path: string;
  readonly responses: readonly {
    readonly code: string;
    readonly contents?: readonly { readonly schema?: unknown }[] | undefined;
  }[];
}

/** Prism between a client and a server. */
export interface JudgingProxy extends AsyncDisposable {
  readonly url: string;
  readonly operations: readonly DocumentedOperation[];
}

interface Violation {
  readonly location: readonly string[];
  readonly message: string;
}

const NO_SUCH_STATUS = /^Unable to match the returned status code/;

/**
 * Starts a judge: Prism's proxy, and behind it a server on this machine that repeats the real response.
 *
 * Prism is not in the connection to the vendor itself: it rewrites bodies and queries, which breaks signatures, and follows
 * redirects with the credentials. It sees a copy of the request and the response.
 */
export async function startJudge(startProxy: (upstream: string) => Promise<JudgingProxy>): Promise<Judge> {
  let repeated: RecordedResponse | undefined;
  const repeater = await startServer(() => plannedResponse(repeated));
  const proxy = await startProxy(repeater.url);

  return {
    async departures(operation, baseUrl, { url, method, headers, body }, response) {
      repeated = response;
      const verdict = await fetch(proxy.url + url.slice(baseUrl.length), {
        method,
        headers,
        redirect: 'manual',
        ...(body !== undefined && { body }),
      });
      await verdict.arrayBuffer();
      const { status, text } = response;
      const value = jsonOf(text);
      const found = violations(verdict.headers.get('sl-violations') ?? '');
      const documented = documentedResponse(proxy, operation, status);
      const isJson = method !== 'HEAD' && kindOf(operation, status) === undefined;
      return [
        ...(documented ? [] : [`status ${status} is not documented`]),
        ...found,
        ...(value === undefined && found.length === 0 && isJson ? ['the body is not JSON'] : []),
        ...undeclaredFields(value, schemasOf(documented)).map(name => `undeclared field ${name}`),
      ];
    },
    async [Symbol.asyncDispose]() {
      await proxy[Symbol.asyncDispose]();
      await repeater.close();
    },
  };
}

function plannedResponse(response: RecordedResponse | undefined) {
  if (!response) return { status: 500 };
  const { status, headers, text } = response;
  // Prism would follow a location.
  const kept = [...headers].filter(
    ([name]) => !['location', 'transfer-encoding', 'connection'].includes(name),
  );
  return { status, headers: Object.fromEntries(kept), body: text };
}

function violations(header: string): string[] {
  if (header === '') return [];
  const list = jsonOf(header);
  if (!Array.isArray(list)) return [header];
  return (list as Violation[])
    .filter(({ message }) => !NO_SUCH_STATUS.test(message))
    .map(({ location, message }) => `${location.join('.')}: ${message}`);
}

function documentedResponse({ operations }: JudgingProxy, operation: ContractOperation, status: number) {
  const found = operations.find(
    ({ method, path }) => method.toUpperCase() === operation.httpMethod && path === operation.path,
  );
  return forStatus(found?.responses ?? [], status, ({ code }) => code);
}

/** Returns what the body of a response is by the contract; undefined for JSON. */
function kindOf({ responses }: ContractOperation, status: number) {
  return forStatus(responses, status, response => response.status)?.kind;
}

function forStatus<Response>(
  responses: readonly Response[],
  status: number,
  nameOf: (response: Response) => string,
): Response | undefined {
  const named = (name: string) => responses.find(response => nameOf(response).toUpperCase() === name);
  return named(`${status}`) ?? named(`${Math.floor(status / 100)}XX`) ?? named('DEFAULT');
}

function schemasOf(response: DocumentedOperation['responses'][number] | undefined): Schema[] {
  return (response?.contents ?? []).flatMap(({ schema }) => (schema ? [schema as Schema] : []));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
