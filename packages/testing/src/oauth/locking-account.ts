import { LoginCounter } from './login-counter.js';

/** An account with one id and secret that locks after too many rejected logins in a row. */
export class LockingAccount extends LoginCounter {
  readonly #clientId: string;
  #clientSecret: string;

  constructor(clientId: string, clientSecret: string, lockAfter: number) {
    super(lockAfter);
    this.#clientId = clientId;
    this.#clientSecret = clientSecret;
  }

  /** Changes the secret, as the owner does in the portal. */
  changeSecret(clientSecret: string): void {
    this.#clientSecret = clientSecret;
  }

  /** Makes one login attempt. */
  login(clientId: unknown, clientSecret: unknown): 'ok' | 'rejected' | 'locked' {
    return this.count(clientId === this.#clientId && clientSecret === this.#clientSecret);
  }
}
