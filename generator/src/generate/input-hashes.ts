import type { Provider } from '../files/provider.js';

/** What tells whether a client has to be made again. */
export interface InputHashes {
  /** Of what each client is made from. */
  readonly inputs: ReadonlyMap<Provider, string>;
  /** Of the generator itself. */
  readonly generator: string;
}
