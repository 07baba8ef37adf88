import type { FailureKind, Operation } from './operation.js';

/**
 * All that the token lifecycle, the CLI and the redactor know about a provider: the `x-token` part of its spec,
 * checked and completed by the generator, frozen and typed. Data only: no code here or below depends on which
 * provider it describes.
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
  /** How the client says who it is on token requests. */
  readonly clientAuth: ClientAuthentication;
  /** How a token is had from the credentials. */
  readonly acquire: TokenRequest;
  /** How a refresh token is turned into the next token; absent: acquire again. */
  readonly refresh?: TokenRequest;
  /** How a token is revoked; absent: the provider has no such operation. */
  readonly revoke?: TokenRequest;
  /** Where token, lifetime and the rest are in the answer. */
  readonly response: ResponseMapping;
  /** Whether a refresh returns a new refresh token: `never`, `may`, or `always` (then the old one counts as spent). */
  readonly rotation: 'never' | 'may' | 'always';
  /** The account locks after so many refused attempts in a row. */
  readonly lockout?: { readonly attempts: number };
  /** What a failed token request means; the first rule that matches wins, then the rules of RFC 6749 apply. */
  readonly failures: readonly FailureRule[];
  /** Answers to API calls that mean "this token is no longer accepted". */
  readonly expired: readonly ExpiredRule[];
  /** Wire names (fields, parameters, headers) whose values are secret, of requests and answers. */
  readonly secretFields: readonly string[];
}

/** One server of the spec. */
export interface ServerDescription {
  readonly url: string;
  readonly description?: string;
  /** A variable without a default must be given. */
  readonly variables?: Readonly<
    Record<string, { readonly default?: string; readonly values?: readonly string[] }>
  >;
}

/** One thing the caller supplies. */
export interface CredentialDescription {
  readonly description: string;
  readonly secret: boolean;
  readonly required: boolean;
  /** Evaluated anew for every exchange and never stored, such as a subject token. */
  readonly perRequest?: boolean;
  /** Environment variables that the CLI reads, the first is the documented one. */
  readonly env?: readonly string[];
  /** Environment variable that holds the name of the variable to read. */
  readonly envPointer?: string;
}

/** Client authentication, RFC 6749 section 2.3, and its relatives. */
export interface ClientAuthentication {
  /**
   * Ways the provider accepts, the default first: HTTP Basic; id and secret as fields of the `body`, as `query`
   * parameters or as `header`s; a request `signature`; or `none` (the grant itself proves enough, as in RFC 8693).
   */
  readonly methods: readonly ClientAuthenticationMethod[];
  /** Which credentials are the client's id and secret, and their wire names where they travel as fields. */
  readonly id?: { readonly credential: string; readonly field: string };
  readonly secret?: { readonly credential: string; readonly field: string };
  /** Whether Basic form-encodes id and secret first, as RFC 6749 section 2.3.1 says, or joins them as they are. */
  readonly basicEncoding?: 'form' | 'raw';
  /** The signature scheme when the method is `signature`, and where the CLI finds its private key. */
  readonly signature?: {
    readonly scheme: string;
    readonly description: string;
    readonly env: readonly string[];
  };
}

export type ClientAuthenticationMethod = 'basic' | 'body' | 'query' | 'header' | 'signature' | 'none';

/** One token request: the operation and what to put in its fields. */
export interface TokenRequest {
  readonly operation: Operation;
  /** Grant type in the words of RFC 6749 / RFC 8693 or of the vendor. */
  readonly grantType: string;
  /** Wire name to its source, in the order in which they are sent. */
  readonly fields: Readonly<Record<string, FieldSource>>;
  /** Where the fields go. */
  readonly fieldsIn: 'body' | 'query';
  /** Other paths under which the vendor offers the same operation. */
  readonly otherPaths?: readonly string[];
}

/** A credential by its option name, a fixed value, or the token being refreshed or revoked. */
export type FieldSource =
  | { readonly credential: string }
  | { readonly value: string }
  | { readonly token: 'refresh' | 'access' };

/** Where things are in a successful answer. All places are JSON pointers (RFC 6901). */
export interface ResponseMapping {
  readonly accessToken: string;
  readonly tokenType?: string;
  /** Types that may be used as a bearer token, compared without case. A missing type counts as the first. */
  readonly tokenTypes: readonly string[];
  readonly lifetime?: LifetimeField;
  /** Used when the answer gives no lifetime, or one that can't be read; absent: the lifetime is then unknown. */
  readonly defaultLifetimeSeconds?: number;
  readonly refreshToken?: string;
  readonly refreshLifetime?: LifetimeField;
  readonly scope?: string;
  /** RFC 8693 section 2.2.1: must be in the answer. */
  readonly issuedTokenType?: string;
}

/** A lifetime and how it is written. Numbers may come as text, also as `3599 (60 minutes)`. */
export interface LifetimeField {
  readonly field: string;
  readonly unit: 'seconds' | 'epoch_seconds' | 'epoch_ms' | 'iso';
}

/**
 * Matches a failed token request by the server's code, by its status (a number, or a class such as `4XX`), or by both.
 * A code without a status counts at any status, also inside of a success that holds an error. A class without codes
 * leaves out what is not about the request's content: 404, 405, 408, 429 and their like, and web pages.
 */
export type FailureRule = {
  /** The kind of request that was refused; absent: any. */
  readonly on?: 'acquire' | 'refresh' | 'revoke';
  readonly is: FailureKind;
} & (
  | { readonly status: FailureStatus; readonly codes?: readonly string[] }
  | { readonly status?: FailureStatus; readonly codes: readonly string[] }
);

type FailureStatus = number | `${1 | 2 | 3 | 4 | 5}XX`;

/** Matches an answer to an API call. With `codes`, the error code in the body must be one of them. */
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
