import { ConfigurationError } from '@token-clients/runtime';

/** A credential that the server accepts: one string, or all for which a function returns true. */
export type KnownCredential = string | ((value: string) => boolean);

/** The credentials that a server accepts, by their name in the descriptor. */
export class KnownCredentials {
  readonly #known: Map<string, KnownCredential>;

  /** @param made made-up values of all credentials that there are */
  constructor(made: Readonly<Record<string, string>>) {
    this.#known = new Map(Object.entries(made));
  }

  /**
   * Accepts another value from now on, and the old one no longer.
   *
   * @throws {ConfigurationError} `configuration` when there is no such credential
   */
  change(name: string, known: KnownCredential): void {
    if (!this.#known.has(name)) {
      const names = [...this.#known.keys()].join(', ');
      throw new ConfigurationError(
        `The provider has no credential ${JSON.stringify(name)}. Its credentials are: ${names}.`,
        { option: 'credentials' },
      );
    }
    this.#known.set(name, known);
  }

  /** Returns whether a value, as it was on the wire, is the credential. A list may come as one or in a string. */
  accepts(name: string, value: unknown): boolean {
    const known = this.#known.get(name);
    if (value === undefined || known === undefined) return false;
    const words = spelled(value);
    return typeof known === 'function' ? known(words) : words === known || words === listed(known);
  }
}

function spelled(value: unknown): string {
  return Array.isArray(value) ? value.join(' ') : String(value);
}

function listed(value: string): string {
  return value.split(/[\s,]+/).join(' ');
}
