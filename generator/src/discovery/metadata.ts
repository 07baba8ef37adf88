/** The endpoints of RFC 8414, RFC 7009, RFC 7662 and RFC 8628. */
export const ENDPOINTS = [
  'token_endpoint',
  'authorization_endpoint',
  'revocation_endpoint',
  'introspection_endpoint',
  'device_authorization_endpoint',
] as const;
export type Endpoint = (typeof ENDPOINTS)[number];

/** The lists of RFC 8414, RFC 7636 and RFC 9449. */
export const LISTS = [
  'grant_types_supported',
  'scopes_supported',
  'code_challenge_methods_supported',
  'token_endpoint_auth_methods_supported',
  'token_endpoint_auth_signing_alg_values_supported',
  'revocation_endpoint_auth_methods_supported',
  'revocation_endpoint_auth_signing_alg_values_supported',
  'introspection_endpoint_auth_methods_supported',
  'introspection_endpoint_auth_signing_alg_values_supported',
  'dpop_signing_alg_values_supported',
] as const;
export type MetadataList = (typeof LISTS)[number];

/** What RFC 8414 and OpenID Connect Discovery have a server say of itself, as far as a token client needs it. */
export interface AuthorizationServerMetadata
  extends Readonly<Partial<Record<Endpoint, string>>>,
    Readonly<Partial<Record<MetadataList, readonly string[]>>> {
  readonly issuer: string;
  readonly token_endpoint: string;
  /** RFC 8705: the endpoints for clients that have a certificate. */
  readonly mtls_endpoint_aliases?: Readonly<Partial<Record<Endpoint, string>>>;
  /** RFC 9207. */
  readonly authorization_response_iss_parameter_supported?: boolean;
  /** RFC 8414 section 2.1: the same again, as a signed JWT. */
  readonly signed_metadata?: string;
}

/** A metadata document as it was loaded. */
export interface MetadataText {
  /** The URL that it was asked for at. */
  readonly url: string;
  readonly text: string;
  /** The issuer that was asked for; of a document's own URL, all that it may belong to. */
  readonly issuers: readonly string[];
}

/** A metadata document that was judged. */
export interface Metadata {
  readonly url: string;
  /** SHA-256 of the document's bytes, in hex. */
  readonly sha256: string;
  readonly metadata: AuthorizationServerMetadata;
}
