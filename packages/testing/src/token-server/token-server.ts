import { type Clock, systemClock } from '@token-clients/runtime';
import type { LoggedRequest, ReceivedRequest } from '../http/request.js';
import type { PlannedResponse } from '../http/response.js';
import { type Handler, type LoopbackServer, startServer } from '../http/server.js';
import { Switch } from '../http/switch.js';
import type { LockingAccount } from '../oauth/locking-account.js';
import type { TokenFamilies } from '../oauth/token-families.js';
import type { OptionsOf, ProviderUnderTest } from '../provider-under-test.js';
import { basePathOf, type ReceivedTokenRequest, type TokenRequestKind, tokenEndpoints } from './endpoints.js';
import { grantOptions, type KnownCredential, KnownCredentials } from './known-credentials.js';
import { expireTokenOf, protectedApi } from './protected-api.js';
import { type ApiScenario, faultOf, type Settings, settingsOf, type TokenScenario } from './scenarios.js';
import { signatureCheck } from './signature-checks.js';
import { TokenIssuer, type TokenOutcome } from './token-issuer.js';

/** Options of {@link startTokenServer}. */
export interface TokenServerOptions {
  /** What happens to every token request, until the server's `always()` or `clear()` says otherwise. */
  readonly scenario?: TokenScenario | undefined;
  /** How long access tokens live; as in the spec's example if left out, or else an hour. */
  readonly lifetimeMs?: number | undefined;
  /** How long refresh tokens live; 30 days if left out. */
  readonly refreshLifetimeMs?: number | undefined;
  /** Wrong secrets in a row that lock the account; as in the descriptor if left out, which may be never. */
  readonly lockAfter?: number | undefined;
  /** Whether a refresh brings a new refresh token and spends the old one; if left out, where the descriptor says `always`. */
  readonly rotates?: boolean | undefined;
  /**
   * Credentials that are accepted in place of made-up ones, by their name in the descriptor: a string, or a function that
   * returns whether it accepts one, such as an assertion that is different for each request.
   */
  readonly credentials?: Readonly<Record<string, KnownCredential>> | undefined;
  /** What the API responds to a request whose token it accepts; `{ "ok": true }` if left out. */
  readonly api?: Handler | undefined;
  /** What the server tells the time by, such as the fake clock that the token source has. This machine's if left out. */
  readonly clock?: Clock | undefined;
}

/** One token request as the server saw it. */
export interface TokenRequestEntry {
  /** Absent: it fits none of the provider's token requests. */
  readonly kind: TokenRequestKind | undefined;
  /** Absent: nothing was to go wrong. */
  readonly scenario: TokenScenario | undefined;
  /** What was done, whether or not the response arrived; absent: a scenario kept the server from doing anything. */
  readonly outcome?: TokenOutcome;
  readonly request: LoggedRequest;
}

/** An API that accepts the live tokens of its server, and whose scenarios a test switches. */
export interface ProtectedApi extends Switch<ApiScenario> {
  /** Every path below it is the API. */
  readonly url: string;
  /** Requests so far, oldest first. */
  readonly requests: readonly LoggedRequest[];
}

/** A provider's token server that runs on this machine. `await using` closes it. */
export interface TokenServer<Provider extends ProviderUnderTest = ProviderUnderTest> extends LoopbackServer {
  /** Base URL for the provider's grant and classes; it has the path that the vendor's has. */
  readonly baseUrl: string;
  /** Options with which the provider's function makes a grant that this server accepts; `baseUrl` is not among them. */
  readonly credentials: OptionsOf<Provider>;
  /** An API that wants a token. */
  readonly api: ProtectedApi;
  /** Token requests so far, oldest first. */
  readonly tokenRequests: readonly TokenRequestEntry[];
  /** Counts logins; locks after too many wrong ones in a row. */
  readonly account: LockingAccount;
  /** The tokens that were issued and what became of them. */
  readonly tokens: TokenFamilies;
  /** The next token requests get these scenarios, one each. */
  next(...scenarios: TokenScenario[]): void;
  /** Each token request that has none from `next()` gets this scenario. */
  always(scenario: TokenScenario): void;
  /** From now on token requests get what a server sends that has no fault. */
  clear(): void;
  /** The owner changes a credential: the server accepts another value, and the old one no longer. */
  changeCredential(name: string, value: KnownCredential): void;
  /** A person logs in: returns a code that works once, for a provider whose grant starts from a code. */
  logIn(): string;
}

/**
 * Starts a token server that behaves as a provider's, as far as its descriptor and its spec's examples say: it checks how
 * the client authenticates and signs, locks the account after too many wrong secrets, issues tokens that count, and, where
 * refresh tokens work once, revokes all that came from a grant when one comes twice. It also has an API for these tokens.
 *
 * A test makes it misbehave for the next requests, or for all of them.
 *
 * @param provider the grant function that the provider's `/testing` module exports
 * @throws {ConfigurationError} `configuration` when requests must be signed in a way that this version can't
 *
 * @example
 * await using server = await startTokenServer(equinixAccessToken);
 * const source = tokenSource(equinixAccessToken({ ...server.credentials, baseUrl: server.baseUrl }));
 * server.next('lost-response');
 */
export async function startTokenServer<Provider extends ProviderUnderTest>(
  provider: Provider,
  options: TokenServerOptions = {},
): Promise<TokenServer<Provider>> {
  const { descriptor, contract } = provider;
  const { clock = systemClock, api: apiHandler = () => ({ body: { ok: true } }) } = options;
  const basePath = basePathOf(descriptor);
  const receive = tokenEndpoints(descriptor, basePath);
  const { options: own, publicKey } = grantOptions(provider);
  const given = Object.entries(options.credentials ?? {});
  const known = new KnownCredentials({ ...contract.credentials, ...options.credentials });
  const checkSignature = signatureCheck(descriptor.acquire.operation.signature, publicKey);
  const issuer = new TokenIssuer(provider, known, options, checkSignature, clock);
  const callApi = protectedApi(descriptor, issuer.tokens.accessTokens, apiHandler);

  const scenarios = new Switch<TokenScenario>();
  if (options.scenario) scenarios.always(options.scenario);
  const tokenRequests: TokenRequestEntry[] = [];
  const apiRequests: LoggedRequest[] = [];
  const underWay = new WeakMap<ReceivedRequest, () => PlannedResponse | Promise<PlannedResponse>>();

  const server = await startServer(
    request => underWay.get(request)?.() ?? { status: 404, body: 'No such path.' },
    { clock },
  );
  const api = Object.assign(new Switch<ApiScenario>(), { url: `${server.url}/api`, requests: apiRequests });

  function takeTokenRequest(request: LoggedRequest, received: ReceivedTokenRequest): Settings | undefined {
    const scenario = scenarios.take(request);
    const settings = scenario && settingsOf(scenario);
    const entry: { -readonly [Name in keyof TokenRequestEntry]: TokenRequestEntry[Name] } = {
      kind: received.kind,
      scenario,
      request,
    };
    tokenRequests.push(entry);
    underWay.set(request, () => {
      const { outcome, response } = issuer.respond(request, received, settings);
      entry.outcome = outcome;
      return response;
    });
    return settings;
  }

  function takeApiRequest(request: LoggedRequest): Settings | undefined {
    const scenario = api.take(request);
    const settings = scenario && settingsOf(scenario);
    apiRequests.push(request);
    underWay.set(request, () => {
      if (settings?.kind === 'rate-limit') {
        return { status: 429, headers: { 'retry-after': String(settings.retryAfter ?? 1) } };
      }
      if (settings?.kind === 'expired-token') expireTokenOf(request, issuer.tokens.accessTokens);
      return callApi(request);
    });
    return settings;
  }

  server.faults.choose(request => {
    const received = receive(request);
    const isApi = /^\/api(?:\/|$)/.test(request.path);
    const settings = received
      ? takeTokenRequest(request, received)
      : isApi
        ? takeApiRequest(request)
        : undefined;
    return settings && faultOf(settings);
  });
  return {
    url: server.url,
    baseUrl: server.url + basePath,
    credentials: {
      ...own,
      ...Object.fromEntries(given.filter(([, value]) => typeof value === 'string')),
    } as OptionsOf<Provider>,
    api,
    tokenRequests,
    account: issuer.account,
    tokens: issuer.tokens,
    next: (...next) => scenarios.next(...next),
    always: scenario => scenarios.always(scenario),
    clear: () => scenarios.clear(),
    changeCredential: (name, value) => known.change(name, value),
    logIn: () => issuer.logIn(),
    close: server.close,
    [Symbol.asyncDispose]: server.close,
  };
}
