import { normalName } from './names.js';

/** What matters of a security scheme, whoever reads it. */
interface Scheme {
  /** As in `SchemeFacts`: of `http`, its scheme. */
  readonly type: string;
  readonly in: string;
  readonly keyName: string;
  readonly description: string;
}

/**
 * Whether a security scheme asks for what a token operation is there to give. Swagger 2.0 has no bearer tokens: there they are an
 * API key in `Authorization`, or in a header such as `X-Auth-Token`.
 */
export function asksForToken(scheme: Scheme): boolean {
  const { type, keyName } = scheme;
  if (/^(?:bearer|oauth2|openIdConnect)$/i.test(type)) return true;
  if (type !== 'apiKey') return false;
  if (isAuthorizationKey(scheme)) return !isBasicKey(scheme);
  return /(?:^|_)(?:token|jwt|session|session_?id)$/.test(normalName(keyName));
}

/** Whether a scheme is an API key in `Authorization` that is described as HTTP Basic. */
export function isBasicKey(scheme: Scheme): boolean {
  return isAuthorizationKey(scheme) && /\bbasic\b/i.test(scheme.description);
}

function isAuthorizationKey({ type, in: where, keyName }: Scheme): boolean {
  return type === 'apiKey' && where === 'header' && /^authorization$/i.test(keyName);
}

/**
 * Takes the schemes that ask for a token off what an operation inherits: a token would be needed to get a token.
 *
 * @returns what is left to send; undefined if one of the alternatives asks for no token, so that nothing has to go
 */
export function withoutTokens<Requirement extends Readonly<Record<string, unknown>>>(
  requirements: readonly Requirement[],
  asks: (scheme: string) => boolean,
): Requirement[] | undefined {
  if (requirements.length === 0 || !requirements.every(one => Object.keys(one).some(asks))) return undefined;
  return requirements
    .map(one => Object.fromEntries(Object.entries(one).filter(([name]) => !asks(name))) as Requirement)
    .filter(one => Object.keys(one).length > 0);
}
