import type { AccessToken } from '@token-clients/runtime';

/** Gets tokens for one source, one exchange at a time. */
export interface Refresher {
  /**
   * @param urgent callers wait for it
   * @throws what callers get; the state rests from then on
   */
  exchange(urgent: boolean): Promise<AccessToken>;
  /** Takes over what others know, without an exchange. */
  catchUp(): Promise<void>;
  /** The token was given back: nobody may use it any more. */
  forget(): Promise<void>;
  /** Allows new attempts. */
  reset(): Promise<void>;
}
