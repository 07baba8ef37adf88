/**
 * What is known of an authorization server (RFC 6749), by the security schemes of a spec or by the server's own metadata
 * (RFC 8414). Standard operations are made from it where a spec has none.
 *
 * All URLs are absolute, or else paths that begin with `/`, where the host is not known: callers pass `baseUrl` then.
 * Braces are variables of the URL.
 */
export interface AuthorizationServer {
  readonly issuer?: string | undefined;
  readonly tokenUrl: string;
  /** Where refresh tokens are sent, if the source says so; it may be the same URL. */
  readonly refreshUrl?: string | undefined;
  readonly authorizationUrl?: string | undefined;
  /** RFC 8628. */
  readonly deviceAuthorizationUrl?: string | undefined;
  /** RFC 7009. */
  readonly revocationUrl?: string | undefined;
  /** RFC 7662. */
  readonly introspectionUrl?: string | undefined;
  /** The values of `grant_type` that the server is known to take, in the order in which its source has them. */
  readonly grantTypes: readonly string[];
  /**
   * How clients authenticate at the token endpoint, by the names that RFC 7591 registers. Empty: nothing is said, and that
   * means `client_secret_basic` (RFC 8414 section 2).
   */
  readonly clientAuthMethods: readonly string[];
  /** Descriptions of the scopes by their names; an empty one where there is none. */
  readonly scopes: ReadonlyMap<string, string>;
  /** Methods of PKCE (RFC 7636), such as `S256`. Empty: nothing is said. */
  readonly codeChallengeMethods: readonly string[];
  /** Where this is from, as the end of a sentence, such as `securitySchemes/oauth of the spec`. */
  readonly origin: string;
}
