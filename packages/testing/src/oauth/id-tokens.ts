import { generateKeyPairSync, type KeyObject, randomUUID, sign, verify } from 'node:crypto';

/** Claims of an ID token for tests. */
export interface IdTokenClaims {
  readonly sub?: string;
  readonly audience?: string;
  /** Seconds from now; negative: it has expired. */
  readonly lifetimeSeconds?: number;
}

/** Issues and checks ID tokens (ES256), such as those that token exchange (RFC 8693) takes as subject tokens. */
export class IdTokens {
  readonly #issuer: string;
  readonly #now: () => number;
  #keys: { publicKey: KeyObject; privateKey: KeyObject } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  /** @param now epoch milliseconds */
  constructor(issuer: string, now: () => number = Date.now) {
    this.#issuer = issuer;
    this.#now = now;
  }

  /** The private key as oidc-provider wants it. */
  get jwk(): object {
    return { ...this.#keys.privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig', kid: 'test' };
  }

  /** Issues a signed token. */
  mint(claims: IdTokenClaims = {}): string {
    const now = Math.floor(this.#now() / 1000);
    const head = part({ alg: 'ES256', typ: 'JWT', kid: 'test' });
    const body = part({
      iss: this.#issuer,
      sub: claims.sub ?? 'fake-subject',
      aud: claims.audience ?? 'fake-audience',
      iat: now,
      exp: now + (claims.lifetimeSeconds ?? 300),
      jti: randomUUID(),
    });
    const key = { key: this.#keys.privateKey, dsaEncoding: 'ieee-p1363' } as const;
    const signature = sign('sha256', Buffer.from(`${head}.${body}`), key);
    return `${head}.${body}.${signature.toString('base64url')}`;
  }

  /** Whether a token was issued here and has not expired. */
  accepts(token: string): boolean {
    const [head = '', body = '', signature = ''] = token.split('.');
    const key = { key: this.#keys.publicKey, dsaEncoding: 'ieee-p1363' } as const;
    const signed = verify('sha256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'));
    if (!signed) return false;
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as { iss: string; exp: number };
    return claims.iss === this.#issuer && claims.exp > this.#now() / 1000;
  }
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
