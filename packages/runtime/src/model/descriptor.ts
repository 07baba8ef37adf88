import type { FailureKind, Operation } from './operation.js';
import type { ServerDescription } from './server.js';

/**
 * All that the token lifecycle, the CLI and the redactor know about a provider.
 *
 * It is the `x-token` part of the provider's spec, checked and completed by the generator, frozen and typed. Data only: no
 * code depends on which provider it describes.
 */
export interface TokenDescriptor {
  /** Name of the spec and of the package, such as `equinix-access-token`. */
  readonly provider: string;
  /** The provider's name for people. */
  readonly title: string;
  /** Base URLs, the default first. `{variables}` are filled from `serverVariables`. */
  readonly servers: readonly ServerDescription[];
  /** What the caller supplies, by option name of the grant factory. */
  readonly credentials: Readonly<Record<string, CredentialDescription>>;
  /** How the client authenticates on token requests. */
  readonly clientAuth: ClientAuthentication;
  /** How to obtain a token with the credentials. */
  readonly acquire: TokenRequest;
  /**
   * What starts a grant that a person gives: the credential that holds a code, the one that holds a refresh token of an
   * earlier login, and the URL where the person logs in (RFC 6749 section 3.1). Absent: the grant needs no person.
   */
  readonly startsFrom?: {
    readonly code: string;
    readonly refreshToken?: string;
    readonly authorizationUrl?: string;
  };
  /** How to obtain the next token with a refresh token; absent: acquire again. */
  readonly refresh?: TokenRequest;
  /** How to revoke a token (RFC 7009); absent: the provider has no such operation. */
  readonly revoke?: TokenRequest;
  /** Where token, lifetime and the rest are in a response. */
  readonly response: ResponseMapping;
  /** Whether a refresh returns a new refresh token: `never`, `may`, or `always` (then the old one counts as spent). */
  readonly rotation: 'never' | 'may' | 'always';
  /** The account locks after so many rejected attempts in a row. */
  readonly lockout?: { readonly attempts: number };
  /** What a failed token request means; the first rule that matches wins, then the rules of RFC 6749 apply. */
  readonly failures: readonly FailureRule[];
  /** Responses to API calls that mean "this token is no longer accepted". */
  readonly expired: readonly ExpiredRule[];
  /** Wire names (fields, parameters, headers) whose values are secret, in requests and responses. */
  readonly secretFields: readonly string[];
}

/** One thing the caller supplies. */
export interface CredentialDescription {
  readonly description: string;
  readonly secret: boolean;
  readonly required: boolean;
  /** Evaluated again for every token request and never stored, such as a subject token. */
  readonly perRequest?: boolean;
  /** Environment variables that the CLI reads, the first is the documented one. */
  readonly env?: readonly string[];
  /** Environment variable that holds the name of the variable to read. */
  readonly envPointer?: string;
}

/**
 * How the client authenticates on token requests (RFC 6749 section 2.3).
 *
 * The methods and their names in RFC 7591 section 2 (`token_endpoint_auth_method`), where they have one:
 *
 * - `basic`: id and secret by HTTP Basic. `client_secret_basic`
 * - `body`: id and secret as fields of the body. `client_secret_post`
 * - `none`: the grant itself proves enough, as in RFC 8693; the id, if there is one, is a field of the body. `none`
 * - `query`: id and secret as query parameters
 * - `header`: id and secret as headers
 * - `bearer`: the secret as a bearer token, such as the key of an installation
 * - `signature`: the request is signed; the secret, if there is one, is not sent
 * - `private_key_jwt`, `client_secret_jwt`: a JWT in the field `client_assertion` (RFC 7523 section 2.2), which a credential
 *   supplies for each request
 * - `tls_client_auth`, `self_signed_tls_client_auth`: the certificate of the connection (RFC 8705), which the `fetch` that is
 *   passed has to have; the id is a field
 */
export interface ClientAuthentication {
  /** Methods that the provider accepts, the default first. */
  readonly methods: readonly ClientAuthenticationMethod[];
  /** Which credentials are the client's id and secret, and their wire names where they are sent as fields. */
  readonly id?: { readonly credential: string; readonly field: string };
  readonly secret?: { readonly credential: string; readonly field: string };
  /** `form`: Basic form-encodes id and secret first (RFC 6749 section 2.3.1). `raw`: it joins them as they are. */
  readonly basicEncoding?: 'form' | 'raw';
  /** The signature scheme when the method is `signature`, and where the CLI finds its private key. */
  readonly signature?: {
    readonly scheme: string;
    readonly description: string;
    readonly env: readonly string[];
  };
}

/** See {@link ClientAuthentication}. */
export type ClientAuthenticationMethod =
  | 'basic'
  | 'body'
  | 'query'
  | 'header'
  | 'bearer'
  | 'signature'
  | 'private_key_jwt'
  | 'client_secret_jwt'
  | 'tls_client_auth'
  | 'self_signed_tls_client_auth'
  | 'none';

/** One token request: the operation and what to put in its fields. */
export interface TokenRequest {
  readonly operation: Operation;
  /** Grant type in the words of RFC 6749 / RFC 8693 or of the vendor. */
  readonly grantType: string;
  /**
   * Where each field's value comes from, by wire name, in the order in which they are sent. A name that begins with `/` is
   * the JSON pointer of a field inside of a JSON body.
   */
  readonly fields: Readonly<Record<string, FieldSource>>;
  /** Where the fields go that are no parameters of the operation. */
  readonly fieldsIn: 'body' | 'query';
  /** Other paths under which the vendor offers the same operation. */
  readonly otherPaths?: readonly string[];
}

/**
 * Where a field's value comes from: a credential by its option name, a fixed value, or the token that is refreshed or revoked.
 *
 * JSON has more than strings: a credential may be written `as` the number or boolean that it spells (`json`), or as a list of
 * its words (`list`).
 */
export type FieldSource =
  | { readonly credential: string; readonly as?: 'json' | 'list' }
  | { readonly value: string | number | boolean }
  | { readonly token: 'refresh' | 'access' };

/** Where things are in a successful response. All places are JSON pointers (RFC 6901). */
export interface ResponseMapping {
  readonly accessToken: string;
  readonly tokenType?: string;
  /** Types that may be used as a bearer token, compared without case. A missing type counts as the first. */
  readonly tokenTypes: readonly string[];
  readonly lifetime?: LifetimeField;
  /** Used when the response has no lifetime, or one that can't be read; absent: the lifetime is then unknown. */
  readonly defaultLifetimeSeconds?: number;
  readonly refreshToken?: string;
  readonly refreshLifetime?: LifetimeField;
  readonly scope?: string;
  /** Must be in the response (RFC 8693 section 2.2.1). */
  readonly issuedTokenType?: string;
}

/** A lifetime and how it is written. Numbers may come as strings, also as `3599 (60 minutes)`. */
export interface LifetimeField {
  readonly field: string;
  readonly unit: 'seconds' | 'ms' | 'epoch_seconds' | 'epoch_ms' | 'iso';
}

/**
 * Matches a failed token request by the server's code, by its status (a number, or a class such as `4XX`), or by both.
 * A code without a status counts at any status, also inside of a success that holds an error. A class without codes
 * leaves out what is not about the request's content: 404, 405, 408, 429 and their like, and web pages.
 */
export type FailureRule = {
  /** The token request that failed; absent: any. */
  readonly on?: 'acquire' | 'refresh' | 'revoke';
  readonly is: FailureKind;
} & (
  | { readonly status: FailureStatus; readonly codes?: readonly string[] }
  | { readonly status?: FailureStatus; readonly codes: readonly string[] }
);

type FailureStatus = number | `${1 | 2 | 3 | 4 | 5}XX`;

/** Matches a response to an API call. With `codes`, the error code in the body must be one of them. */
export interface ExpiredRule {
  readonly status: number;
  readonly codes?: readonly string[];
}

/** Freezes a value and all that it holds. For constant data without cycles. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    for (const member of Object.values(value)) deepFreeze(member);
    Object.freeze(value);
  }
  return value;
}
