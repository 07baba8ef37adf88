import { randomUUID } from 'node:crypto';
import type { Clock, FailureKind, TokenRequest } from '@token-clients/runtime';
import type { ReceivedRequest } from '../http/request.js';
import type { PlannedResponse } from '../http/response.js';
import { LoginCounter } from '../oauth/login-counter.js';
import { TokenFamilies } from '../oauth/token-families.js';
import type { ProviderUnderTest } from '../provider-under-test.js';
import { bodyOf } from '../response-body.js';
import type { ReceivedTokenRequest } from './endpoints.js';
import { errorResponse } from './error-responses.js';
import type { KnownCredentials } from './known-credentials.js';
import { checkLogin } from './login.js';
import { type Settings, SKEW_MS } from './scenarios.js';
import { documentedLifetimeMs, tokenResponse } from './token-response.js';

/** What a server does with a token request. */
export type TokenOutcome = 'issued' | 'revoked' | FailureKind;

/** Settings of {@link TokenIssuer}. */
export interface IssuerSettings {
  readonly lifetimeMs?: number | undefined;
  readonly refreshLifetimeMs?: number | undefined;
  readonly lockAfter?: number | undefined;
  readonly rotates?: boolean | undefined;
}

interface Decided {
  readonly outcome: TokenOutcome;
  readonly response: PlannedResponse;
}

/** Issues, refreshes and revokes tokens as a provider's descriptor says. */
export class TokenIssuer {
  readonly account: LoginCounter;
  readonly tokens: TokenFamilies;
  readonly #codes = new Set<string>();
  readonly #provider: ProviderUnderTest;
  readonly #known: KnownCredentials;
  readonly #settings: IssuerSettings & { readonly lifetimeMs: number; readonly refreshLifetimeMs: number };
  readonly #checkSignature: (request: ReceivedRequest) => string | undefined;
  readonly #clock: Clock;

  constructor(
    provider: ProviderUnderTest,
    known: KnownCredentials,
    settings: IssuerSettings,
    checkSignature: (request: ReceivedRequest) => string | undefined,
    clock: Clock,
  ) {
    const { descriptor, contract } = provider;
    const {
      lifetimeMs = documentedLifetimeMs(provider) ?? 3_600_000,
      refreshLifetimeMs = 30 * 24 * 3_600_000,
      lockAfter = descriptor.lockout?.attempts ?? Number.POSITIVE_INFINITY,
    } = settings;
    this.#provider = provider;
    this.#known = known;
    this.#settings = { ...settings, lifetimeMs, refreshLifetimeMs };
    this.#checkSignature = checkSignature;
    this.#clock = clock;
    this.account = new LoginCounter(lockAfter);
    this.tokens = new TokenFamilies({
      prefix: 'test',
      accessLifetimeMs: lifetimeMs,
      refreshLifetimeMs,
      graceMs: 0,
      now: clock.now,
    });
    const { startsFrom } = descriptor;
    if (!startsFrom) return;
    known.change(startsFrom.code, code => this.#codes.has(code));
    this.#codes.add(contract.credentials[startsFrom.code] ?? '');
    const earlier = startsFrom.refreshToken && contract.credentials[startsFrom.refreshToken];
    if (earlier) this.tokens.start(earlier);
  }

  /** Returns a code as a login brings it, which works once. */
  logIn(): string {
    const code = `test-code-${randomUUID()}`;
    this.#codes.add(code);
    return code;
  }

  /** Decides a token request. */
  respond(request: ReceivedRequest, received: ReceivedTokenRequest, scenario: Settings | undefined): Decided {
    const { kind, description, fields } = received;
    const reject = (failure: FailureKind, why: string): Decided => ({
      outcome: failure,
      response: errorResponse(this.#provider, description, failure, why),
    });
    if (scenario?.kind === 'rate-limit') {
      const { outcome, response } = reject('throttled', 'Too many requests.');
      return {
        outcome,
        response: { ...response, headers: { 'retry-after': String(scenario.retryAfter ?? 1) } },
      };
    }
    if (scenario?.kind === 'locked') return reject('locked', 'The account is locked.');
    const rejection =
      scenario?.kind === 'wrong-secret'
        ? ({ kind: 'credential', why: 'The secret is wrong.' } as const)
        : checkLogin(
            this.#provider.descriptor,
            this.#known,
            description,
            request,
            fields,
            this.#checkSignature,
          );
    if (rejection?.kind === 'request') return reject('request', rejection.why);
    const login = this.account.count(rejection?.kind !== 'credential');
    if (login === 'locked') return reject('locked', 'The account is locked.');
    if (rejection) return reject(rejection.kind, rejection.why);
    if (scenario?.kind === 'dead-grant') return reject('grant', 'The grant is no longer valid.');
    if (kind === 'acquire') return this.#acquire(received, scenario);
    if (kind === 'refresh') return this.#refresh(received, scenario, why => reject('grant', why));
    if (kind === 'revoke') return this.#revoke(received);
    return reject('request', 'The grant type is not supported.');
  }

  #acquire({ description, fields }: ReceivedTokenRequest, scenario: Settings | undefined): Decided {
    const { startsFrom, refresh } = this.#provider.descriptor;
    const code = Object.entries(description.fields).find(
      ([, source]) => 'credential' in source && source.credential === startsFrom?.code,
    );
    if (code) this.#codes.delete(String(fields.value(code[0])));
    const { accessToken, refreshToken } = this.tokens.start();
    return this.#issue(description, accessToken, refresh && refreshToken, scenario);
  }

  #refresh(
    { description, fields }: ReceivedTokenRequest,
    scenario: Settings | undefined,
    reject: (why: string) => Decided,
  ): Decided {
    const sent = String(fields.value(tokenField(description) ?? ''));
    const { rotates = this.#provider.descriptor.rotation === 'always' } = this.#settings;
    const isRotated = rotates || scenario?.kind === 'rotate';
    const next = isRotated ? this.tokens.refresh(sent) : this.tokens.renew(sent);
    if (typeof next === 'string') return reject(`The refresh token is ${next}.`);
    return this.#issue(description, next.accessToken, isRotated ? next.refreshToken : undefined, scenario);
  }

  #revoke({ description, fields }: ReceivedTokenRequest): Decided {
    const sent = String(fields.value(tokenField(description) ?? ''));
    this.tokens.revoke(sent);
    this.tokens.accessTokens.revoke(sent);
    const success = this.#provider.contract.operations
      .find(({ method }) => method === description.operation.name)
      ?.responses.find(({ code }) => code < 300);
    const body = success && bodyOf(this.#provider, success);
    return {
      outcome: 'revoked',
      response: {
        status: success?.code ?? 200,
        ...(typeof body === 'object' && body !== null && { body }),
      },
    };
  }

  #issue(
    { operation }: TokenRequest,
    accessToken: string,
    refreshToken: string | undefined,
    scenario: Settings | undefined,
  ): Decided {
    if (scenario?.kind === 'expired-token') this.tokens.accessTokens.expire(accessToken);
    const skewMs = scenario?.kind === 'wrong-clock' ? (scenario.skewMs ?? SKEW_MS) : 0;
    const { lifetimeMs, refreshLifetimeMs } = this.#settings;
    const issued = {
      accessToken,
      refreshToken,
      lifetimeMs,
      refreshLifetimeMs,
      now: this.#clock.now() + skewMs,
    };
    return { outcome: 'issued', response: tokenResponse(this.#provider, operation, issued) };
  }
}

/** Name of the field that holds the token of a refresh or a revocation. */
function tokenField({ fields }: TokenRequest): string | undefined {
  return Object.keys(fields).find(name => 'token' in (fields[name] ?? {}));
}
