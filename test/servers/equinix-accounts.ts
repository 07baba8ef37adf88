/** The login of one Equinix-like account: counts refused attempts, and locks after too many in a row. */
export class EquinixAccounts {
  /** Login attempts of any outcome. */
  attempts = 0;
  /** Refused attempts in all, those that a lock refused included. */
  refused = 0;
  /** Refused attempts since the last good one. */
  successive = 0;
  #clientId: string;
  #clientSecret: string;
  #lockAfter: number;

  constructor(clientId: string, clientSecret: string, lockAfter: number) {
    this.#clientId = clientId;
    this.#clientSecret = clientSecret;
    this.#lockAfter = lockAfter;
  }

  /** Once locked, even the right secret is refused. */
  get locked(): boolean {
    return this.successive >= this.#lockAfter;
  }

  /** What support does after a call. */
  unlock(): void {
    this.successive = 0;
  }

  /** Changes the secret, as the owner does in the portal. */
  changeSecret(clientSecret: string): void {
    this.#clientSecret = clientSecret;
  }

  /** One attempt. */
  login(clientId: unknown, clientSecret: unknown): 'ok' | 'refused' | 'locked' {
    this.attempts += 1;
    if (this.locked) {
      this.refused += 1;
      return 'locked';
    }
    if (clientId === this.#clientId && clientSecret === this.#clientSecret) {
      this.successive = 0;
      return 'ok';
    }
    this.refused += 1;
    this.successive += 1;
    return 'refused';
  }
}
