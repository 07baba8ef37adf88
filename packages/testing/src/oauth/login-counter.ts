/** Counts logins, and locks after too many rejected ones in a row. */
export class LoginCounter {
  /** Login attempts of any outcome. */
  attempts = 0;
  /** All rejected attempts, including those that the lock rejected. */
  rejected = 0;
  /** Rejected attempts since the last accepted one. */
  successive = 0;
  readonly #lockAfter: number;

  constructor(lockAfter: number) {
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

  /** Counts one login attempt, whose credentials are right or wrong. */
  count(isRight: boolean): 'ok' | 'rejected' | 'locked' {
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
