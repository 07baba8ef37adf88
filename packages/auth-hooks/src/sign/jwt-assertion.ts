import { type Clock, ConfigurationError, systemClock } from '@token-clients/runtime';
import type { CryptoKeyLike } from './crypto-runtime.js';

/** How a JWT is signed (RFC 7518 section 3.1, RFC 8037). */
export type JwtAlgorithm = 'RS256' | 'PS256' | 'ES256' | 'EdDSA' | 'HS256';

/** Options of {@link jwtAssertion}. */
export interface JwtAssertionOptions {
  /** Who asserts (`iss`): for client authentication, the client's id. */
  readonly issuer: string;
  /** What it is about (`sub`). The issuer if left out, as client authentication wants it. */
  readonly subject?: string | undefined;
  /** Who it is for (`aud`): the token endpoint or the issuer of the server, as its vendor says. */
  readonly audience: string;
  readonly algorithm: JwtAlgorithm;
  /** A private key as PEM (PKCS #8), as a JWK or as a key of WebCrypto; for `HS256` the client's secret. */
  readonly key: string | CryptoKeyLike | { readonly kty: string };
  /** The key's id (`kid`), where the server knows several keys of this client. */
  readonly keyId?: string | undefined;
  /** How long it is valid. 60 s if left out. */
  readonly lifetimeSeconds?: number | undefined;
  /** Further claims, such as `scope`. */
  readonly claims?: Readonly<Record<string, unknown>> | undefined;
  readonly clock?: Pick<Clock, 'now'> | undefined;
}

/**
 * Makes the credential of `private_key_jwt`, of `client_secret_jwt` and of the JWT bearer grant (RFC 7523): a function that
 * signs a new assertion for each token request.
 *
 * @returns a function that rejects with a `ConfigurationError` `configuration` when the key can't be used
 *
 * @example
 * const clientAssertion = jwtAssertion({ issuer: clientId, audience: tokenUrl, algorithm: 'RS256', key: pem });
 * const source = tokenSource(vendor({ clientId, clientAssertion }));
 */
export function jwtAssertion(options: JwtAssertionOptions): () => Promise<string> {
  const { issuer, subject = issuer, audience, algorithm, keyId, claims } = options;
  const { lifetimeSeconds = 60, clock = systemClock } = options;
  let key: Promise<CryptoKey> | undefined;
  return async () => {
    key ??= importKey(options);
    const issuedAt = Math.floor(clock.now() / 1000);
    const header = { alg: algorithm, typ: 'JWT', ...(keyId !== undefined && { kid: keyId }) };
    const payload = {
      ...claims,
      iss: issuer,
      sub: subject,
      aud: audience,
      iat: issuedAt,
      exp: issuedAt + lifetimeSeconds,
      // Servers that remember it take each assertion once (RFC 7523 section 3).
      jti: crypto.randomUUID(),
    };
    const signed = `${encoded(header)}.${encoded(payload)}`;
    const signature = await crypto.subtle.sign(ALGORITHMS[algorithm], await key, bytesOf(signed));
    return `${signed}.${base64Url(new Uint8Array(signature))}`;
  };
}

const SHA_256 = 'SHA-256';
const ALGORITHMS = {
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: SHA_256 },
  PS256: { name: 'RSA-PSS', hash: SHA_256, saltLength: 32 },
  ES256: { name: 'ECDSA', namedCurve: 'P-256', hash: SHA_256 },
  EdDSA: { name: 'Ed25519' },
  HS256: { name: 'HMAC', hash: SHA_256 },
} as const;

async function importKey({ key, algorithm }: JwtAssertionOptions): Promise<CryptoKey> {
  const use = ALGORITHMS[algorithm];
  try {
    if (typeof key === 'string') {
      return algorithm === 'HS256'
        ? await crypto.subtle.importKey('raw', bytesOf(key), use, false, ['sign'])
        : await crypto.subtle.importKey('pkcs8', bytesOfPem(key), use, false, ['sign']);
    }
    if ('kty' in key) return await crypto.subtle.importKey('jwk', key as JsonWebKey, use, false, ['sign']);
    return key as CryptoKey;
  } catch {
    // The platform's own error may hold a part of the key.
    throw new ConfigurationError(
      `key cannot be used with ${algorithm}; pass a private key of that kind, as PEM in PKCS #8 ("BEGIN PRIVATE KEY") or as a JWK.`,
      { option: 'key' },
    );
  }
}

function bytesOfPem(pem: string): Uint8Array<ArrayBuffer> {
  const [, base64 = ''] = /-----BEGIN PRIVATE KEY-----([\s\S]*?)-----END/.exec(pem) ?? [];
  return Uint8Array.from(atob(base64.replace(/\s/g, '')), character => character.charCodeAt(0));
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function encoded(part: object): string {
  return base64Url(bytesOf(JSON.stringify(part)));
}

function base64Url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, byte => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
