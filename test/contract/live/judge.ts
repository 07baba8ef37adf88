import type { ContractOperation } from '@token-clients/runtime';
import { type PrismProxy, startProxy } from '@token-clients/testing/contract';
import { type RunningServer, startServer } from '@token-clients/testing/servers';
import { type Schema, undeclaredFields } from './undeclared.js';
import type { RecordedCall } from './wire.js';

/** Says where a request and its response depart from a spec. */
export interface Judge extends AsyncDisposable {
  departures(operation: ContractOperation, baseUrl: string, recorded: RecordedCall): Promise<string[]>;
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
export async function startJudge(document: object): Promise<Judge> {
  let response: RecordedCall | undefined;
  const repeater: RunningServer = await startServer(() => repeated(response));
  const proxy: PrismProxy = await startProxy(document, repeater.url);

  return {
    async departures(operation, baseUrl, recorded) {
      response = recorded;
      const { url, method, headers, body, status } = recorded;
      const verdict = await fetch(proxy.url + url.slice(baseUrl.length), {
        method,
        headers,
        redirect: 'manual',
        ...(body !== undefined && { body }),
      });
      await verdict.arrayBuffer();
      const value = jsonOf(recorded.responseText);
      const found = violations(verdict.headers.get('sl-violations') ?? '');
      return [
        ...(responseOf(proxy, operation, status) ? [] : [`status ${status} is not documented`]),
        ...found,
        ...(value === undefined && found.length === 0 ? ['the body is not JSON'] : []),
        ...undeclaredFields(value, schemasOf(proxy, operation, status)).map(
          name => `undeclared field ${name}`,
        ),
      ];
    },
    async [Symbol.asyncDispose]() {
      await proxy.close();
      await repeater.close();
    },
  };
}

function repeated(response: RecordedCall | undefined) {
  if (!response) return { status: 500 };
  const { status, responseHeaders, responseText } = response;
  // Prism would follow it.
  const headers = [...responseHeaders].filter(
    ([name]) => !['location', 'transfer-encoding', 'connection'].includes(name),
  );
  return { status, headers: Object.fromEntries(headers), body: responseText };
}

function violations(header: string): string[] {
  if (header === '') return [];
  const list = jsonOf(header);
  if (!Array.isArray(list)) return [header];
  return (list as Violation[])
    .filter(({ message }) => !NO_SUCH_STATUS.test(message))
    .map(({ location, message }) => `${location.join('.')}: ${message}`);
}

function responseOf({ operations }: PrismProxy, operation: ContractOperation, status: number) {
  const found = operations.find(
    ({ method, path }) => method.toUpperCase() === operation.httpMethod && path === operation.path,
  );
  const byCode = (code: string) => found?.responses.find(response => response.code.toUpperCase() === code);
  return byCode(`${status}`) ?? byCode(`${Math.floor(status / 100)}XX`) ?? byCode('DEFAULT');
}

function schemasOf(proxy: PrismProxy, operation: ContractOperation, status: number): Schema[] {
  const { contents = [] } = responseOf(proxy, operation, status) ?? {};
  return contents.flatMap(({ schema }) => (schema ? [schema as Schema] : []));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
