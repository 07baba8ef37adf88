import { isSecretWhenSent } from '../secret-names.js';

/**
 * Whether a value is a secret that other text has by chance, such as `string` or `abc`. Tests look for the secrets that they
 * have sent in all that is shown.
 */
export function isGuessable(name: string | undefined, value: unknown): boolean {
  return (
    name !== undefined &&
    isSecretWhenSent(name) &&
    typeof value === 'string' &&
    (value.length < 8 || /^[a-z]{0,19}$/i.test(value))
  );
}
