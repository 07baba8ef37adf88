import { lostResponse, rotating } from '@token-clients/test-support';
import {
  type FakeClock,
  type FakeGrant,
  fakeGrant,
  type GrantCall,
  responseError,
} from '@token-clients/testing';

/**
 * A server as strict as they come: each refresh token works once, a second use kills the family, and five rejected
 * secrets in a row lock the account. Every reply can be late, lost or an outage.
 */
export class StrictServer {
  readonly violations: string[] = [];
  refusedInARow = 0;
  mostRefused = 0;
  readonly #spent = new Map<string, number[]>();
  #current = '';
  #count = 0;
  fault: 'none' | 'outage' | 'lost response' | 'slow' = 'none';
  rightSecret = 'the-secret';

  grant(clock: FakeClock): FakeGrant {
    const grant = fakeGrant({ clock, descriptor: rotating });
    grant.always(async call => {
      const { fault } = this;
      if (fault === 'slow') await new Promise<void>(resolve => void clock.after(3_000, resolve));
      if (fault === 'outage') throw responseError(503, undefined, 1_000, 'refreshToken');
      try {
        return this.#respond(call);
      } finally {
        // Whatever the response is, it gets lost.
        // biome-ignore lint/correctness/noUnsafeFinally: that is what a broken connection does
        if (fault === 'lost response') throw lostResponse();
      }
    });
    return grant;
  }

  #respond({ kind, refreshToken = '', secret, at }: GrantCall) {
    if (secret !== this.rightSecret) {
      // An error response that never arrives can't be counted by the client.
      if (this.fault !== 'lost response') this.mostRefused = Math.max(this.mostRefused, ++this.refusedInARow);
      throw responseError(401, 'invalid_client');
    }
    this.refusedInARow = 0;
    if (kind === 'refresh') {
      const spentAt = this.#spent.get(refreshToken) ?? [];
      this.#spent.set(refreshToken, [...spentAt, at]);
      // The one allowed case: the reply was lost, and the same token comes again at once.
      if (spentAt.length > 1 || (spentAt[0] ?? at) !== at) this.violations.push(`${refreshToken} came again`);
      if (refreshToken !== this.#current)
        throw responseError(400, 'invalid_grant', undefined, 'refreshToken');
    }
    const n = ++this.#count;
    this.#current = `R${n}`;
    return { accessToken: `T${n}`, refreshToken: `R${n}`, lifetimeMs: 60_000 };
  }
}
