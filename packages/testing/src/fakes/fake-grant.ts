import {
  type Clock,
  classify,
  MalformedResponseError,
  NetworkError,
  ResponseError,
  type TokenDescriptor,
  type TokenGrant,
  type TokenRequestContext,
  type TokenSet,
} from '@token-clients/runtime';

const operation = (name: string) => ({ name, method: 'POST', path: `/${name}`, body: 'form' as const });

export const descriptor: TokenDescriptor = {
  provider: 'acme',
  title: 'Acme',
  servers: [{ url: 'https://acme.test' }],
  credentials: { secret: { description: 'Secret', secret: true, required: true } },
  clientAuth: { methods: ['body'] },
  acquire: {
    operation: operation('getToken'),
    grantType: 'client_credentials',
    fields: {},
    fieldsIn: 'body',
  },
  response: { accessToken: '/access_token', tokenTypes: ['Bearer'] },
  rotation: 'never',
  failures: [],
  expired: [{ status: 401 }],
  secretFields: ['secret'],
};

/** The same provider with refresh tokens that work once. */
export const rotating: TokenDescriptor = {
  ...descriptor,
  refresh: {
    operation: operation('refreshToken'),
    grantType: 'refresh_token',
    fields: {},
    fieldsIn: 'body',
  },
  rotation: 'always',
};

/** The same, but its first grant can't be used again without a person. */
export const interactive: TokenDescriptor = {
  ...rotating,
  acquire: { ...rotating.acquire, grantType: 'authorization_code' },
};

export interface GrantCall {
  readonly kind: 'acquire' | 'refresh' | 'revoke';
  readonly refreshToken?: string | undefined;
  readonly secret: string | undefined;
  readonly at: number;
  readonly context: TokenRequestContext | undefined;
}

type Result = Partial<TokenSet> | Error | Promise<Partial<TokenSet>>;

/** A grant that returns planned results and records its calls. Token n is `t<n>`, refresh token n is `r<n>`. */
export class FakeGrant implements TokenGrant {
  readonly descriptor: TokenDescriptor;
  readonly cacheKey: string;
  readonly origin = 'https://acme.test';
  readonly calls: GrantCall[] = [];
  /** The next results; {@link FakeGrant.usual} once the list is empty. */
  readonly next: Result[] = [];
  /** Makes the usual result. */
  usual: (call: GrantCall) => Result = () => ({});
  secret = 'the-secret';
  resolved = 0;
  issued = 0;
  declare refresh?: TokenGrant['refresh'] & {};
  declare revoke?: TokenGrant['revoke'] & {};
  readonly #clock: Clock;

  constructor(clock: Clock, described: TokenDescriptor = descriptor, cacheKey = 'acme') {
    this.#clock = clock;
    this.descriptor = described;
    this.cacheKey = cacheKey;
    if (described.refresh) {
      this.refresh = (credentials, refreshToken, context) =>
        this.#result('refresh', credentials.value('secret'), refreshToken, context);
    }
    if (described.revoke) {
      this.revoke = async (credentials, token, context) =>
        void (await this.#result('revoke', credentials.value('secret'), token.value, context));
    }
  }

  resolve = async () => {
    this.resolved++;
    const { secret } = this;
    return { fingerprint: `print of ${secret}`, value: () => secret };
  };

  acquire: TokenGrant['acquire'] = (credentials, context) =>
    this.#result('acquire', credentials.value('secret'), undefined, context);

  classify = (error: unknown) => classify(this.descriptor, error);

  count(kind: GrantCall['kind']): number {
    return this.calls.filter(call => call.kind === kind).length;
  }

  async #result(
    kind: GrantCall['kind'],
    secret: string | undefined,
    refreshToken: string | undefined,
    context: TokenRequestContext | undefined,
  ): Promise<TokenSet> {
    const sentAt = this.#clock.now();
    const call = { kind, refreshToken, secret, at: this.#clock.monotonic(), context };
    this.calls.push(call);
    const result = await (this.next.shift() ?? this.usual(call));
    if (result instanceof Error) throw result;
    const n = ++this.issued;
    return {
      accessToken: `t${n}`,
      tokenType: 'Bearer',
      issuedAt: sentAt,
      lifetimeMs: 3_600_000,
      lifetimeFrom: 'response',
      ...(this.descriptor.refresh && { refreshToken: `r${n}` }),
      ...result,
    };
  }
}

/** Returns the error that a client throws for an HTTP error response. */
export function errorResponse(status: number, serverCode?: string, retryAfterMs?: number, name = 'getToken') {
  return new ResponseError(
    `${name} got an error response (${status}).`,
    { operation: name, status, serverCode, retryAfterMs },
    { response: new Response(null, { status }) },
  );
}

export const outage = () => errorResponse(503);
export const lostResponse = () =>
  new NetworkError('The connection broke.', { operation: 'refreshToken', reason: 'ECONNRESET' });
export const malformedResponse = () =>
  new MalformedResponseError('A torn body came.', { operation: 'getToken', status: 200, reason: 'not_json' });

/** A promise with its handles outside. */
export function deferred<Value>() {
  let resolve!: (value: Value) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<Value>((ok, no) => {
    resolve = ok;
    reject = no;
  });
  return { promise, resolve, reject };
}
