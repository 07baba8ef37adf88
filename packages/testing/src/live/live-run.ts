import { randomBytes } from 'node:crypto';
import { redactMessage, type Signer, type TokenRequest, valueAt } from '@token-clients/runtime';
import { schemeOf } from '../contract/signatures.js';
import type { ProviderUnderTest } from '../provider-under-test.js';
import type { Judge } from './judge.js';
import type { LiveOptions } from './live-options.js';
import { planRead, readOperations, secretParameters } from './plan-read.js';
import { planTokenRequest } from './plan-token-request.js';
import type { LiveCall, NotSent } from './report.js';
import { type LiveRequest, sendOne } from './send.js';

/** Error responses after which the same credentials must not be sent again, or nothing at all. */
const STOPPING = [401, 403, 429];

/** One run over the operations of a provider. */
export class LiveRun {
  readonly calls: LiveCall[] = [];
  readonly notSent: NotSent[] = [];
  readonly #provider: ProviderUnderTest;
  readonly #options: LiveOptions;
  readonly #baseUrls: ReadonlyMap<string, string>;
  readonly #judge: Judge | undefined;
  readonly #credentials: ReadonlyMap<string, string>;
  readonly #secrets: string[];
  #response: unknown;
  #isStopped = false;

  /**
   * @param baseUrls by the name of the method
   * @param judge undefined in a dry run
   */
  constructor(
    provider: ProviderUnderTest,
    options: LiveOptions,
    baseUrls: ReadonlyMap<string, string>,
    judge: Judge | undefined,
  ) {
    const { credentials = {}, privateKey, accessToken, headers = {}, parameters = {} } = options;
    this.#provider = provider;
    this.#options = options;
    this.#baseUrls = baseUrls;
    this.#judge = judge;
    this.#credentials = new Map(Object.entries(credentials));
    const described = provider.descriptor.credentials;
    this.#secrets = [
      ...Object.entries(credentials).flatMap(([name, value]) => (described[name]?.secret ? [value] : [])),
      ...[privateKey, accessToken].filter(secret => secret !== undefined),
      ...Object.values(headers),
      ...secretParameters(provider, parameters),
    ];
  }

  async acquire(): Promise<void> {
    const { acquire } = this.#provider.descriptor;
    if (!this.#options.withTokenRequest) {
      this.#skipAll(acquire.operation.name, 'it needs withTokenRequest');
      return;
    }
    const { send, notSent } = this.#plan(acquire, this.#credentials);
    this.notSent.push(...notSent);
    for (const request of send) this.#response = await this.#send(request);
  }

  /** One call of each operation that changes nothing. */
  async read(): Promise<void> {
    const { accessToken, headers = {}, parameters = {}, signer } = this.#options;
    for (const operation of readOperations(this.#provider)) {
      const planned = planRead(this.#provider, operation, {
        credentials: this.#credentials,
        accessToken: accessToken ?? this.#tokenAt(this.#provider.descriptor.response.accessToken),
        headers,
        parameters,
        isSigned: signer !== undefined,
      });
      if (typeof planned === 'string') this.#skip(operation.method, 'read', planned);
      else await this.#send(planned, { isRead: true });
    }
  }

  async refresh(): Promise<void> {
    const { refresh, response } = this.#provider.descriptor;
    if (!refresh) return;
    if (!this.#options.withRefresh) {
      this.#skipAll(refresh.operation.name, 'it needs withRefresh');
      return;
    }
    const { send, notSent } = this.#plan(refresh, this.#credentials, this.#tokenAt(response.refreshToken));
    this.notSent.push(...notSent);
    // One is enough: it may spend the refresh token.
    for (const request of send.slice(0, 1)) await this.#send(request);
  }

  /** Once, and only after a success, which sets a count of failures back. */
  async acquireWrongly(): Promise<void> {
    if (!this.#options.withWrongSecret) return;
    const { acquire, clientAuth } = this.#provider.descriptor;
    const [request] = this.#plan(acquire, this.#wrongSecrets()).send;
    if (!request) return;
    const scheme = clientAuth.signature && schemeOf(clientAuth.signature.scheme);
    const before = this.calls.length;
    await this.#send(
      { ...request, name: `${request.name}, wrong secret` },
      { signer: scheme?.signer(scheme.newKey()) },
    );
    if (!this.#options.dryRun) this.calls.push(...this.calls.splice(before).map(expectRejected));
  }

  /** What neither reads nor has a place in a life cycle can't be filled with real values. */
  noteTheRest(): void {
    const { contract, descriptor } = this.#provider;
    const used = new Set([
      ...[descriptor.acquire, descriptor.refresh].map(request => request?.operation.name),
      ...readOperations(this.#provider).map(({ method }) => method),
    ]);
    for (const { method } of contract.operations) {
      if (!used.has(method)) this.#skipAll(method, 'it may change something');
    }
  }

  #plan(request: TokenRequest, credentials: ReadonlyMap<string, string>, refreshToken?: string) {
    return planTokenRequest(this.#provider, request, { credentials, refreshToken });
  }

  async #send(
    request: LiveRequest,
    { isRead = false, signer = this.#options.signer }: { isRead?: boolean; signer?: Signer | undefined } = {},
  ): Promise<unknown> {
    const { dryRun, fetch = globalThis.fetch, timeoutMs, signal } = this.#options;
    if (this.#isStopped) {
      this.#skip(request.operation.method, request.name, 'an earlier one failed');
      return undefined;
    }
    const baseUrl = this.#baseUrls.get(request.operation.method) ?? '';
    const client = { baseUrl, signer, timeoutMs, signal, fetch: dryRun ? undefined : fetch };
    const { shown, data } = await sendOne(this.#provider, request, client, this.#judge);
    const { accessToken, refreshToken } = this.#provider.descriptor.response;
    for (const pointer of [accessToken, refreshToken]) {
      const token = tokenAt(data, pointer);
      if (token !== undefined) this.#secrets.push(token);
    }
    this.calls.push(this.#redacted(shown));
    const { failure, status = 0 } = shown;
    this.#isStopped = failure !== undefined && !(isRead && isHarmless(status));
    return data;
  }

  #redacted(call: LiveCall): LiveCall {
    const { departures, failure, sent } = call;
    const clean = (text: string) => redactMessage(text, this.#secrets);
    return {
      ...call,
      ...(sent && { sent: { ...sent, url: clean(sent.url) } }),
      departures: departures.map(clean),
      ...(failure !== undefined && { failure: clean(failure) }),
    };
  }

  /** Returns a token of the token request's response. In a dry run, which has no response, it is made up. */
  #tokenAt(pointer: string | undefined): string | undefined {
    const { dryRun, withTokenRequest } = this.#options;
    return dryRun && withTokenRequest && pointer !== undefined ? 'unknown' : tokenAt(this.#response, pointer);
  }

  #wrongSecrets(): Map<string, string> {
    const { credentials } = this.#provider.descriptor;
    return new Map(
      [...this.#credentials].map(([name, value]) => [
        name,
        credentials[name]?.secret ? `wrong-${randomBytes(12).toString('hex')}` : value,
      ]),
    );
  }

  #skip(operation: string, request: string, reason: string): void {
    this.notSent.push({ operation, request, reason });
  }

  #skipAll(operation: string, reason: string): void {
    this.#skip(operation, 'all', reason);
  }
}

/** Whether an error response to a read, such as 404, says nothing about the credentials or the server. */
function isHarmless(status: number): boolean {
  return status >= 400 && status < 500 && !STOPPING.includes(status);
}

function tokenAt(response: unknown, pointer: string | undefined): string | undefined {
  const token = pointer === undefined ? undefined : valueAt(response, pointer);
  return typeof token === 'string' && token !== '' ? token : undefined;
}

/** Turns the result of a call with a wrong secret around: an error response is expected, a success departs. */
function expectRejected({ failure, ...call }: LiveCall): LiveCall {
  if (failure === undefined)
    return { ...call, departures: [...call.departures, 'a wrong secret was accepted'] };
  return call.status === undefined ? { ...call, failure } : call;
}
