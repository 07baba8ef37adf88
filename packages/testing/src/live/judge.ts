import type { ContractOperation } from '@token-clients/runtime';
import { pathOf } from '../http/path-template.js';
import { startServer } from '../http/server.js';
import { type PrismProxy, type ProxiedOperation, startProxy } from '../mock/start-proxy.js';
import { violationsIn } from '../mock/violations.js';
import type { ProviderUnderTest } from '../provider-under-test.js';
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

const NO_SUCH_STATUS = /Unable to match the returned status code/;

/**
 * Starts a judge: Prism's proxy, and behind it a server on this machine that repeats the real response.
 *
 * Prism is not in the connection to the vendor itself: it rewrites bodies and queries, which breaks signatures, and follows
 * redirects with the credentials. It sees a copy of the request and the response.
 */
export async function startJudge(provider: ProviderUnderTest): Promise<Judge> {
  let repeated: RecordedResponse | undefined;
  const repeater = await startServer(() => plannedResponse(repeated));
  const proxy = await startProxy(provider, repeater.url).catch(async (error: unknown) => {
    await repeater.close();
    throw error;
  });

  return {
    async departures(operation, baseUrl, { url, method, headers, body }, response) {
      repeated = response;
      const verdict = await fetch(proxy.url + url.slice(baseUrl.length), {
        method,
        headers,
        redirect: 'manual',
        ...(body != null && { body }),
      });
      await verdict.arrayBuffer();
      const { status, text } = response;
      const value = jsonOf(text);
      const found = violationsIn(verdict.headers.get('sl-violations') ?? undefined).filter(
        violation => !NO_SUCH_STATUS.test(violation),
      );
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

function documentedResponse({ operations }: PrismProxy, operation: ContractOperation, status: number) {
  const sent = pathOf(operation.path);
  const found = operations.find(
    ({ method, path }) => method.toUpperCase() === operation.httpMethod && path === sent,
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

function schemasOf(response: ProxiedOperation['responses'][number] | undefined): Schema[] {
  return (response?.contents ?? []).flatMap(({ schema }) => (schema ? [schema as Schema] : []));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
