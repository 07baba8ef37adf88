import { isSecretName } from '@token-clients/runtime';

/** Names such as `public_token` and `sessionToken`: what a vendor calls a token is one, whichever it is. */
const TOKEN = /[a-z]_?token$/i;

/** Whether a field of a request is secret by its name: as at every provider, or because it is a token. */
export function isSecretWhenSent(name: string): boolean {
  return isSecretName(name) || TOKEN.test(name);
}
