import type { Clock } from '@token-clients/runtime';
import type { LoggedRequest } from '../http/request.js';
import type { Handler, LoopbackServer } from '../http/server.js';
import type { Switch } from '../http/switch.js';
import type { LoginCounter } from '../oauth/login-counter.js';
import type { TokenFamilies } from '../oauth/token-families.js';
import type { OptionsOf, ProviderUnderTest } from '../provider-under-test.js';
import type { TokenRequestKind } from './endpoints.js';
import type { KnownCredential } from './known-credentials.js';
import type { ApiScenario, TokenScenario } from './scenarios.js';
import type { TokenOutcome } from './token-issuer.js';

/** Options of `startTokenServer()`. */
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
  /** Where the server reads the time, such as the fake clock that the token source has. This machine's if left out. */
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
  readonly account: LoginCounter;
  /** The tokens that were issued and what became of them. */
  readonly tokens: TokenFamilies;
  /** The next token requests get these scenarios, one each. */
  next(...scenarios: TokenScenario[]): void;
  /** Each token request that has none from `next()` gets this scenario. */
  always(scenario: TokenScenario): void;
  /** From now on token requests get what a server sends that has no fault. */
  clear(): void;
  /**
   * The owner changes a credential: the server accepts another value, and the old one no longer.
   *
   * @throws {ConfigurationError} `configuration` when the provider has no such credential
   */
  changeCredential(name: string, value: KnownCredential): void;
  /** A person logs in: returns a code that works once, for a provider whose grant starts from a code. */
  logIn(): string;
}
