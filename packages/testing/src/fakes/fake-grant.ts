import {
  type Clock,
  classify,
  systemClock,
  type TokenDescriptor,
  type TokenGrant,
  type TokenRequestContext,
  type TokenSet,
} from '@token-clients/runtime';
import { type FakeProvider, fakeDescriptor } from './fake-descriptor.js';
import { checkFailure, type FakeFailure, fakeFailure } from './fake-failure.js';

/** Options of {@link fakeGrant}. */
export interface FakeGrantOptions extends FakeProvider {
  /** How long each token lives; an hour if left out. Null: unknown. */
  readonly lifetimeMs?: number | null | undefined;
  /** A real provider's descriptor, such as `equinixAccessToken.descriptor`, in place of a made-up one. */
  readonly descriptor?: TokenDescriptor | undefined;
  /** Grants with the same key share their tokens in a shared store. */
  readonly cacheKey?: string | undefined;
  /** When tokens are issued; if left out, by the clock of the token source that asks. */
  readonly clock?: Clock | undefined;
}

/** One token request that a grant got. */
export interface GrantCall {
  readonly kind: 'acquire' | 'refresh' | 'revoke';
  readonly refreshToken?: string | undefined;
  readonly secret: string | undefined;
  /** Monotonic time. */
  readonly at: number;
  readonly context: TokenRequestContext | undefined;
}

/** What a token request results in: members of the token that are not the usual ones, a failure, or an error of your own. */
export type GrantResult =
  | Partial<TokenSet>
  | FakeFailure
  | Error
  | Promise<Partial<TokenSet> | FakeFailure | Error>;

/** A grant without a server, which returns what a test plans and records what it is asked. */
export interface FakeGrant extends TokenGrant {
  /** Token requests so far, oldest first. */
  readonly calls: readonly GrantCall[];
  /** How often the credentials were evaluated. */
  readonly resolved: number;
  /** How many tokens were issued. */
  readonly issued: number;
  /** The secret that the credentials have now; change it as the owner of the account does. */
  secret: string;
  /** The next token requests get these results, one each. */
  next(...results: GrantResult[]): void;
  /** Each token request that has none from `next()` gets this result, or what the function returns for it. */
  always(result: GrantResult | ((call: GrantCall) => GrantResult)): void;
  /** From now on each token request gets a new token. */
  clear(): void;
  /** How many token requests of a kind there were. */
  count(kind: GrantCall['kind']): number;
}

/**
 * Makes a grant for unit tests: token n is `t<n>`, refresh token n is `r<n>`, and nothing is sent anywhere.
 *
 * @example
 * const clock = new FakeClock();
 * const grant = fakeGrant({ lifetimeMs: 60_000 });
 * const source = tokenSource(grant, { clock });
 * grant.next('outage');
 * await clock.advance(60_000);
 */
export function fakeGrant(options: FakeGrantOptions = {}): FakeGrant {
  return new PlannedGrant(options);
}

class PlannedGrant implements FakeGrant {
  readonly descriptor: TokenDescriptor;
  readonly cacheKey: string;
  readonly origin = 'https://acme.test';
  readonly calls: GrantCall[] = [];
  secret = 'the-secret';
  resolved = 0;
  issued = 0;
  declare refresh?: TokenGrant['refresh'] & {};
  declare revoke?: TokenGrant['revoke'] & {};
  readonly #options: FakeGrantOptions;
  #queue: GrantResult[] = [];
  #always: (call: GrantCall) => GrantResult = () => ({});

  constructor(options: FakeGrantOptions) {
    this.#options = options;
    const { descriptor = fakeDescriptor(options), cacheKey = 'acme' } = options;
    this.descriptor = descriptor;
    this.cacheKey = cacheKey;
    if (descriptor.refresh) {
      this.refresh = (credentials, refreshToken, context) =>
        this.#request('refresh', credentials.value('secret'), refreshToken, context);
    }
    if (descriptor.revoke) {
      this.revoke = async (credentials, token, context) =>
        void (await this.#request('revoke', credentials.value('secret'), token.value, context));
    }
  }

  resolve: TokenGrant['resolve'] = async () => {
    this.resolved++;
    const { secret } = this;
    return { fingerprint: `print of ${secret}`, value: () => secret };
  };

  acquire: TokenGrant['acquire'] = (credentials, context) =>
    this.#request('acquire', credentials.value('secret'), undefined, context);

  classify: TokenGrant['classify'] = error => classify(this.descriptor, error);

  next(...results: GrantResult[]): void {
    this.#queue.push(...results.map(checkFailure));
  }

  always(result: GrantResult | ((call: GrantCall) => GrantResult)): void {
    const checked = checkFailure(result);
    this.#always = typeof checked === 'function' ? checked : () => checked;
  }

  clear(): void {
    this.#queue = [];
    this.#always = () => ({});
  }

  count(kind: GrantCall['kind']): number {
    return this.calls.filter(call => call.kind === kind).length;
  }

  async #request(
    kind: GrantCall['kind'],
    secret: string | undefined,
    refreshToken: string | undefined,
    context: TokenRequestContext | undefined,
  ): Promise<TokenSet> {
    const { clock = context?.clock ?? systemClock, lifetimeMs = 3_600_000 } = this.#options;
    const issuedAt = clock.now();
    const call = { kind, refreshToken, secret, at: clock.monotonic(), context };
    this.calls.push(call);
    const result = await (this.#queue.shift() ?? this.#always(call));
    if (typeof result === 'string') throw fakeFailure(result, this.descriptor, kind);
    if (result instanceof Error) throw result;
    const n = ++this.issued;
    return {
      accessToken: `t${n}`,
      tokenType: 'Bearer',
      issuedAt,
      lifetimeMs,
      lifetimeFrom: 'response',
      ...(this.#bringsRefreshToken(kind) && { refreshToken: `r${n}` }),
      ...result,
    };
  }

  /** A refresh token that can be used again stays as it is. */
  #bringsRefreshToken(kind: GrantCall['kind']): boolean {
    const { refresh, rotation } = this.descriptor;
    return refresh !== undefined && (kind === 'acquire' || rotation !== 'never');
  }
}
