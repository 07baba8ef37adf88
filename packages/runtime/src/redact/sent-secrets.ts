import { fromBase64 } from '../base64.js';
import type { SentCall } from '../client/types.js';
import { secretNames } from './names.js';

/** Every secret that a call sent, at any depth: what the server may send back in an error. */
export function sentSecrets({
  operation,
  input,
  headers,
}: Pick<SentCall, 'operation' | 'input' | 'headers'>): string[] {
  const isSecret = secretNames(operation.secrets);
  const secrets: string[] = Object.values(headers).flatMap(headerSecrets);
  const seen = new Set<unknown>();
  const collect = (value: unknown, secret: boolean): void => {
    if (secret && /string|number|bigint/.test(typeof value)) secrets.push(`${value}`);
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    for (const [name, member] of Object.entries(value))
      collect(member, secret || (!Array.isArray(value) && isSecret(name)));
  };
  collect(input.parameters, false);
  collect(input.body, false);
  return secrets;
}

/** A header's whole, what follows its scheme, and the password in a Basic one, also undone of form encoding. */
function headerSecrets(value: string): string[] {
  const [scheme, token = value] = value.split(' ');
  // Short headers are no secrets.
  const secrets = [value, token].filter(text => text.length > 7);
  try {
    const password = scheme === 'Basic' ? fromBase64(token).replace(/^[^:]*:/, '') : '';
    secrets.push(password);
    secrets.push(decodeURIComponent(password.replaceAll('+', ' ')));
  } catch {
    // Not form-encoded.
  }
  return secrets;
}
