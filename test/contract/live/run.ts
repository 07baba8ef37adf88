import { randomBytes } from 'node:crypto';
import {
  redactMessage,
  resolveBaseUrl,
  type Signer,
  type TokenRequest,
  valueAt,
} from '@token-clients/runtime';
import { schemeOf } from '@token-clients/testing/contract';
import type { Provider } from '../provider.js';
import type { LiveCredentials } from './credentials.js';
import { type Judge, startJudge } from './judge.js';
import { type LiveRequest, type NotSent, plan } from './plan.js';
import { type LiveCall, sendOne } from './send.js';
import { UsageError } from './usage-error.js';

export interface LiveOptions {
  readonly baseUrl?: string | undefined;
  /** Also refresh, which may take the refresh token away from an application that holds it. */
  readonly withRefresh: boolean;
  /** Also send one request with a wrong secret, after a success with the right one. */
  readonly withWrongSecret: boolean;
}

export interface LiveReport {
  readonly baseUrl: string;
  readonly calls: readonly LiveCall[];
  readonly notSent: readonly NotSent[];
}

/**
 * Sends the contract's requests to a real endpoint, one after the other, until one gets an error response.
 *
 * @throws ConfigurationError when there is no usable base URL, UsageError when there is no usable key; nothing was sent
 */
export async function runLive(
  provider: Provider,
  credentials: LiveCredentials,
  options: LiveOptions,
): Promise<LiveReport> {
  const baseUrl = resolveBaseUrl(provider.descriptor.servers, { baseUrl: options.baseUrl });
  const signer = signerOf(provider, credentials.privateKey);
  await using judge = await startJudge(provider.underTest.document);
  const run = new LiveRun(provider, credentials, baseUrl, judge);

  const response = await run.acquire(signer);
  await run.refresh(signer, response, options.withRefresh);
  if (options.withWrongSecret) await run.acquireWrongly();
  run.noteTheRest();
  return run;
}

class LiveRun implements LiveReport {
  readonly calls: LiveCall[] = [];
  readonly notSent: NotSent[] = [];
  readonly #provider: Provider;
  readonly #credentials: LiveCredentials;
  readonly #judge: Judge;
  readonly #secrets: string[];
  readonly baseUrl: string;

  constructor(provider: Provider, credentials: LiveCredentials, baseUrl: string, judge: Judge) {
    this.#provider = provider;
    this.#credentials = credentials;
    this.#secrets = [...credentials.secrets];
    this.#judge = judge;
    this.baseUrl = baseUrl;
  }

  /** Returns the last response. */
  async acquire(signer: Signer | undefined): Promise<unknown> {
    const planned = this.#plan(this.#provider.descriptor.acquire, this.#credentials.values);
    this.notSent.push(...planned.notSent);
    let response: unknown;
    for (const request of planned.send) response = await this.#send(request, signer);
    return response;
  }

  async refresh(signer: Signer | undefined, response: unknown, wanted: boolean): Promise<void> {
    const { descriptor } = this.#provider;
    const { refresh } = descriptor;
    if (!refresh) return;
    if (!wanted) {
      this.#skipAll(refresh.operation.name, 'it needs --with-refresh');
      return;
    }
    const { send, notSent } = this.#plan(
      refresh,
      this.#credentials.values,
      tokenAt(response, descriptor.response.refreshToken),
    );
    this.notSent.push(...notSent);
    // One is enough: it may spend the refresh token.
    for (const request of send.slice(0, 1)) await this.#send(request, signer);
  }

  /** Once, and only after a success, which sets a count of failures back. */
  async acquireWrongly(): Promise<void> {
    const [request] = this.#plan(
      this.#provider.descriptor.acquire,
      wrongSecrets(this.#provider, this.#credentials),
    ).send;
    if (!request) return;
    const before = this.calls.length;
    const signer = signerOf(this.#provider, otherKey(this.#provider));
    await this.#send({ ...request, name: `${request.name}, wrong secret` }, signer);
    this.calls.push(...this.calls.splice(before).map(expectRejected));
  }

  /** What has no place in a life cycle can't be filled with real values. */
  noteTheRest(): void {
    const { contract, descriptor } = this.#provider;
    const used = [descriptor.acquire, descriptor.refresh].map(request => request?.operation.name);
    for (const { method } of contract.operations) {
      if (!used.includes(method)) this.#skipAll(method, 'nothing says how to fill it');
    }
  }

  #plan(request: TokenRequest, credentials: ReadonlyMap<string, string>, refreshToken?: string) {
    return plan(this.#provider, request, {
      credentials,
      ...(refreshToken !== undefined && { refreshToken }),
    });
  }

  async #send(request: LiveRequest, signer: Signer | undefined): Promise<unknown> {
    if (this.calls.some(({ failure }) => failure !== undefined)) {
      this.notSent.push({
        operation: request.operation.method,
        request: request.name,
        reason: 'an earlier one failed',
      });
      return undefined;
    }
    const client = { baseUrl: this.baseUrl, signer };
    const { shown, data } = await sendOne(this.#provider, request, client, this.#judge);
    const { accessToken, refreshToken } = this.#provider.descriptor.response;
    for (const token of [tokenAt(data, accessToken), tokenAt(data, refreshToken)]) {
      if (token !== undefined) this.#secrets.push(token);
    }
    const clean = (text: string) => redactMessage(text, this.#secrets);
    this.calls.push({
      ...shown,
      departures: shown.departures.map(clean),
      ...(shown.failure !== undefined && { failure: clean(shown.failure) }),
    });
    return data;
  }

  #skipAll(operation: string, reason: string): void {
    this.notSent.push({ operation, request: 'all', reason });
  }
}

function tokenAt(response: unknown, pointer: string | undefined): string | undefined {
  const token = pointer === undefined ? undefined : valueAt(response, pointer);
  return typeof token === 'string' && token !== '' ? token : undefined;
}

function signerOf({ descriptor }: Provider, privateKey: string | undefined): Signer | undefined {
  const { signature } = descriptor.clientAuth;
  if (!signature || privateKey === undefined) return undefined;
  const scheme = schemeOf(signature.scheme);
  try {
    return scheme.signer(privateKey);
  } catch {
    // The original may reveal the form of the key.
    throw new UsageError(`${signature.env[0]} can't be used. It must hold: ${signature.description}`);
  }
}

function otherKey({ descriptor }: Provider): string | undefined {
  const { signature } = descriptor.clientAuth;
  return signature && schemeOf(signature.scheme).newKey();
}

function wrongSecrets({ descriptor }: Provider, { values }: LiveCredentials): Map<string, string> {
  return new Map(
    [...values].map(([name, value]) =>
      descriptor.credentials[name]?.secret
        ? [name, `wrong-${randomBytes(12).toString('hex')}`]
        : [name, value],
    ),
  );
}

/** Turns the result of a call with a wrong secret around: an error response is expected, a success departs. */
function expectRejected({ failure, ...call }: LiveCall): LiveCall {
  if (failure === undefined)
    return { ...call, departures: [...call.departures, 'a wrong secret was accepted'] };
  return call.status === undefined ? { ...call, failure } : call;
}
