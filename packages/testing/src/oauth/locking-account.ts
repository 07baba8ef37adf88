/** An account that counts rejected logins and locks after too many in a row. */
export class LockingAccount {
  /** Login attempts of any outcome. */
  attempts = 0;
  /** All rejected attempts, including those that the lock rejected. */
  rejected = 0;
  /** Rejected attempts since the last accepted one. */
  successive = 0;
  #clientId: string;
  #clientSecret: string;
  #lockAfter: number;

  constructor(clientId: string, clientSecret: string, lockAfter: number) {
    this.#clientId = clientId;
    this.#clientSecret = clientSecret;
    this.#lockAfter = lockAfter;
  }

  /** Once locked, even the right secret is rejected. */
  get locked(): boolean {
    return this.successive >= this.#lockAfter;
  }

  /** Unlocks the account, as the vendor's support does. */
  unlock(): void {
    this.successive = 0;
  }

  /** Changes the secret, as the owner does in the portal. */
  changeSecret(clientSecret: string): void {
    this.#clientSecret = clientSecret;
  }

  /** Makes one login attempt. */
  login(clientId: unknown, clientSecret: unknown): 'ok' | 'rejected' | 'locked' {
    return this.record(clientId === this.#clientId && clientSecret === this.#clientSecret);
  }

  /** Counts one login attempt whose credentials were checked elsewhere. */
  record(isRight: boolean): 'ok' | 'rejected' | 'locked' {
    this.attempts += 1;
    if (this.locked) {
      this.rejected += 1;
      return 'locked';
    }
    if (isRight) {
      this.successive = 0;
      return 'ok';
    }
    this.rejected += 1;
    this.successive += 1;
    return 'rejected';
  }
}
