import { fromBase64 } from '../base64.js';
import type { SentCall } from '../model/call.js';
import { secretNames } from './names.js';

/** Returns every secret that a call sent, at any depth: the server may send each back in an error. */
export function sentSecrets({
  operation,
  input,
  headers,
}: Pick<SentCall, 'operation' | 'input' | 'headers'>): string[] {
  const isSecret = secretNames(operation.secrets);
  const secrets: string[] = Object.values(headers).flatMap(headerSecrets);
  const seen = new Set<unknown>();
  const collect = (value: unknown, secret: boolean): void => {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') {
      if (secret) secrets.push(`${value}`);
      return;
    }
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    for (const [name, member] of value instanceof FormData ? value : Object.entries(value))
      collect(member, secret || (!Array.isArray(value) && isSecret(name)));
  };
  collect(input.parameters, false);
  // A body that is one string may be a secret as a whole.
  collect(input.body, isSecret(''));
  return secrets;
}

/** Returns the secrets in a header: its value, the part after the scheme and, for Basic, the password, raw and form-decoded. */
function headerSecrets(value: string): string[] {
  const [scheme, token = value] = value.split(' ');
  // Short headers are no secrets.
  const secrets = [value, token].filter(part => part.length > 7);
  try {
    const password = scheme === 'Basic' ? fromBase64(token).replace(/^[^:]*:/, '') : '';
    secrets.push(password);
    secrets.push(decodeURIComponent(password.replaceAll('+', ' ')));
  } catch {
    // Not form-encoded.
  }
  return secrets;
}
