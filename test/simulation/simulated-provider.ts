import { classify, type TokenDescriptor, type TokenGrant, type TokenSet } from '@token-clients/runtime';
import { descriptor, interactive, rotating } from '@token-clients/test-support';
import { responseError } from '@token-clients/testing';
import { drawnMs } from './drawn-ms.js';
import type { SimulatedProcess } from './simulated-process.js';
import type { VirtualTime } from './virtual-time.js';

/**
 * `plain`: each token by the secret. `rotating`: refresh tokens that work once, and the secret gets a new family.
 * `interactive`: the same, but only a person gets a new family.
 */
export type GrantKind = 'plain' | 'rotating' | 'interactive';

const DESCRIPTORS: Readonly<Record<GrantKind, TokenDescriptor>> = {
  plain: descriptor,
  rotating,
  interactive,
};

export interface ProviderOptions {
  readonly random: () => number;
  readonly grant: GrantKind;
  readonly lifetimeMs: number;
  /** Until its response, at least and on average beyond that. */
  readonly durationMs: readonly [least: number, meanTail: number];
  /** From when until when it responds with 503. */
  readonly outage?: readonly [fromMs: number, untilMs: number] | undefined;
  readonly rejectsSecret?: boolean | undefined;
  /** Sees each request when it has arrived, and again when its response is on its way. */
  readonly seen?: ((process: SimulatedProcess, moment: 'sent' | 'responded') => void) | undefined;
}

export interface ProviderRequest {
  readonly at: number;
  readonly kind: 'acquire' | 'refresh';
  readonly by: string;
  readonly outcome: 'token' | 'reuse' | 'unavailable' | 'rejected' | 'invalid_grant';
}

/** A token server that rotates refresh tokens, and revokes the whole family when one comes a second time (RFC 9700, 4.14.2). */
export class SimulatedProvider {
  readonly requests: ProviderRequest[] = [];
  readonly #time: VirtualTime;
  readonly #options: ProviderOptions;
  /** The family of each refresh token that works, and of each that was used. */
  readonly #live = new Map<string, number>();
  readonly #spent = new Map<string, number>();
  #issued = 0;

  constructor(time: VirtualTime, options: ProviderOptions) {
    this.#time = time;
    this.#options = options;
  }

  /** How often a refresh token came that had been used. */
  get reuses(): number {
    return this.count('reuse');
  }

  count(outcome: ProviderRequest['outcome']): number {
    return this.requests.filter(request => request.outcome === outcome).length;
  }

  /** Returns the grant as one process has it. */
  grantOf(process: SimulatedProcess): TokenGrant {
    const described = DESCRIPTORS[this.#options.grant];
    const send = (kind: ProviderRequest['kind'], refreshToken?: string) =>
      this.#request(process, kind, refreshToken);
    return {
      descriptor: described,
      cacheKey: 'simulated',
      origin: 'https://acme.test',
      resolve: async () => ({ fingerprint: 'the secret', value: () => 'the secret' }),
      acquire: () => send('acquire'),
      ...(described.refresh && {
        refresh: (_: unknown, refreshToken: string) => send('refresh', refreshToken),
      }),
      classify: error => classify(described, error),
    };
  }

  #request(
    process: SimulatedProcess,
    kind: ProviderRequest['kind'],
    refreshToken?: string,
  ): Promise<TokenSet> {
    const { random, durationMs, seen } = this.#options;
    const issuedAt = process.clock.now();
    const tookMs = drawnMs(random, ...durationMs);
    return new Promise((resolve, reject) => {
      // The request arrives and is carried out in the middle of the time; the rest is the response's way back.
      this.#time.after(tookMs / 2, () => {
        const outcome = this.#handle(process, kind, refreshToken);
        const n = this.#issued;
        seen?.(process, 'sent');
        this.#time.after(tookMs / 2, () => {
          seen?.(process, 'responded');
          process.receive(() => {
            if (outcome === 'token') resolve(this.#tokenSet(n, issuedAt));
            else reject(errorOf(outcome, kind));
          });
        });
      });
    });
  }

  #handle(
    process: SimulatedProcess,
    kind: ProviderRequest['kind'],
    refreshToken = '',
  ): ProviderRequest['outcome'] {
    const outcome = this.#outcomeOf(kind, refreshToken);
    this.requests.push({ at: this.#time.now, kind, by: process.id, outcome });
    const family = this.#live.get(refreshToken) ?? this.#spent.get(refreshToken) ?? this.#issued;
    if (outcome === 'reuse') {
      for (const [token, of] of this.#live) if (of === family) this.#live.delete(token);
    }
    if (outcome === 'token') {
      if (this.#live.delete(refreshToken)) this.#spent.set(refreshToken, family);
      this.#live.set(`r${++this.#issued}`, family);
    }
    return outcome;
  }

  #outcomeOf(kind: ProviderRequest['kind'], refreshToken: string): ProviderRequest['outcome'] {
    const { outage, rejectsSecret, grant } = this.#options;
    const { now } = this.#time;
    if (outage && now >= outage[0] && now < outage[1]) return 'unavailable';
    if (rejectsSecret) return 'rejected';
    // The code of a person's login works once.
    if (kind === 'acquire') return grant === 'interactive' && this.#issued > 0 ? 'invalid_grant' : 'token';
    if (this.#spent.has(refreshToken)) return 'reuse';
    return this.#live.has(refreshToken) ? 'token' : 'invalid_grant';
  }

  #tokenSet(n: number, issuedAt: number): TokenSet {
    const { lifetimeMs, grant } = this.#options;
    return {
      accessToken: `t${n}`,
      tokenType: 'Bearer',
      issuedAt,
      lifetimeMs,
      lifetimeFrom: 'response',
      ...(grant !== 'plain' && { refreshToken: `r${n}` }),
    };
  }
}

function errorOf(
  outcome: Exclude<ProviderRequest['outcome'], 'token'>,
  kind: ProviderRequest['kind'],
): Error {
  const name = kind === 'refresh' ? 'refreshToken' : 'getToken';
  if (outcome === 'unavailable') return responseError(503, undefined, undefined, name);
  if (outcome === 'rejected') return responseError(401, 'invalid_client', undefined, name);
  return responseError(400, 'invalid_grant', undefined, name);
}
