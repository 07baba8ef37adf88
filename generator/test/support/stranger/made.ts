import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ClientOptions, ProviderReference, TokenDescriptor } from '@token-clients/runtime';
import { type LoggedRequest, type PlannedResponse, startServer } from '@token-clients/testing/servers';
import { importPackage } from './build.js';

/** A package that was made from a stranger's spec and built. */
export interface Made {
  readonly name: string;
  /** What its users import. */
  readonly exports: Readonly<Record<string, unknown>>;
  readonly reference: ProviderReference;
  readonly descriptor: TokenDescriptor;
  /** Reads one of its files, by its path in the package. */
  read(file: string): string;
  /** Calls an operation by its operationId, through a socket of this machine. */
  call(operationId: string, args?: readonly unknown[], options?: CallSetting): Promise<CallOutcome>;
}

export interface CallSetting {
  /** What the server responds; without it, an empty JSON object. */
  readonly response?: PlannedResponse;
  readonly client?: ClientOptions;
}

export interface CallOutcome {
  /** The host to which the client would have sent it, such as `id.acorn.example`. */
  readonly host: string;
  /** The request as it arrived. */
  readonly sent: LoggedRequest;
  /** What the method resolved to. */
  readonly value?: unknown;
  /** What the method threw. */
  readonly error?: unknown;
}

type Method = (...args: unknown[]) => unknown;

/** Imports a package that was built. */
export async function loadMade(root: string, name: string): Promise<Made> {
  const folder = path.join(root, 'packages', name);
  const exports = await importPackage(root, name);
  const { reference, descriptor } = (await import(
    /* @vite-ignore */ pathToFileURL(path.join(folder, 'dist/generated/reference.js')).href
  )) as Pick<Made, 'reference' | 'descriptor'>;
  return {
    name,
    exports,
    reference,
    descriptor,
    read: file => readFileSync(path.join(folder, file), 'utf8'),
    call: (operationId, args = [], options = {}) => call(exports, reference, operationId, args, options),
  };
}

async function call(
  exports: Made['exports'],
  reference: ProviderReference,
  operationId: string,
  args: readonly unknown[],
  { response = { body: {} }, client = {} }: CallSetting,
): Promise<CallOutcome> {
  await using server = await startServer(() => response);
  let host = '';
  const options: ClientOptions = {
    ...client,
    fetch(url, init) {
      const { host: asked, origin } = new URL(url);
      host = asked;
      return fetch(server.url + url.slice(origin.length), init);
    },
  };
  const { className, method } = methodOf(reference, operationId);
  const api = new (exports[className] as new (options: ClientOptions) => Record<string, Method>)(options);
  const outcome = await Promise.resolve(api[method]?.(...args)).then(
    value => ({ value }),
    (error: unknown) => ({ error }),
  );
  const [sent] = server.requests;
  if (!sent) throw 'error' in outcome ? outcome.error : new Error(`${method} sent nothing.`);
  return { host, sent, ...outcome };
}

/** Returns the class and the method that an operation became. */
export function methodOf(
  { apis }: ProviderReference,
  operationId: string,
): { readonly className: string; readonly method: string } {
  for (const { className, operations } of apis) {
    const found = operations.find(known => known.operationId === operationId);
    if (found) return { className, method: found.operation.name };
  }
  throw new Error(`The package has no operation ${operationId}.`);
}
