import type { BodyFormat, ParameterWriter, ResponseFormat } from './formats.js';
import type { ServerDescription } from './server.js';

/**
 * What one operation needs at run time, as the generator reads it from the spec. Generated code holds these as
 * constants; nothing below them looks at a provider's name.
 */
export interface Operation {
  /** Name of the method in the client, such as `getOAuth2AccessToken`. */
  readonly name: string;
  readonly method: string;
  /** Path below the base URL, with `{parameters}`. */
  readonly path: string;
  /**
   * The key in the spec's `paths`, if it is not the path: it has a query, which is sent before that of the parameters, or a
   * fragment, which some specs have to tell operations of one path apart, and which is not sent.
   */
  readonly key?: string;
  /** Where the operation is, if not where the others are; empty: the caller must say. An explicit base URL wins over it. */
  readonly servers?: readonly ServerDescription[];
  /** How a body is written: as JSON, as `application/x-www-form-urlencoded`, or otherwise. Absent: there is none. */
  readonly body?: 'json' | 'form' | BodyFormat;
  /** Nothing is sent without a body. */
  readonly needsBody?: boolean;
  /** Parameters by place, in the order of the spec, which is also the order in which a query is written. */
  readonly query?: readonly string[];
  readonly header?: readonly string[];
  /** Writes the parameters. Absent: lists of a query are repeated, and all others are strings, numbers or booleans. */
  readonly parameters?: ParameterWriter;
  /** Parameters, and fields at the top of the body, without which nothing is sent. */
  readonly required?: readonly string[];
  /** The media types that are asked for. Absent: `application/json`. */
  readonly accept?: string;
  /** Reads a success. Absent: it is JSON. */
  readonly response?: ResponseFormat;
  /** JSON pointer to the token of a response: a success without a string there is malformed. Empty: the whole body. */
  readonly token?: string;
  /** Statuses of documented successes that carry no token, such as 202 and 204. */
  readonly tokenless?: readonly number[];
  /** The request must be signed. The value is the name of the signature scheme, such as `CoboAuth`. */
  readonly signature?: string;
  /** Wire names of parameters and of fields, at any depth, that hold secrets, beyond those that do everywhere. */
  readonly secrets?: readonly string[];
  /** Where the server puts its error code and message. Shared by the operations of a spec. */
  readonly errors?: ErrorMapping;
}

/** JSON pointers into an error body, tried in order; the first that leads to a string or a number wins. */
export interface ErrorMapping {
  readonly code: readonly string[];
  readonly message: readonly string[];
  /** The server's identifier of this one failure, which its support asks for. */
  readonly id?: readonly string[];
  /** The server's codes by what they mean, as far as the spec says so and it is about who asks. */
  readonly kinds?: Readonly<Partial<Record<FailureKind, readonly string[]>>>;
  /** Other spellings that servers use for documented fields: wire name to documented name. */
  readonly spellings?: Readonly<Record<string, string>>;
}

/**
 * What a failed token request means for what happens next:
 * `transient` try again later · `throttled` the server asks to slow down · `credential` the secret is wrong, stop ·
 * `grant` the refresh token or subject token is dead · `locked` the account is locked · `malformed` the response
 * can't be understood · `request` the request is wrong in a way that no retry fixes.
 */
export type FailureKind =
  | 'transient'
  | 'throttled'
  | 'credential'
  | 'grant'
  | 'locked'
  | 'malformed'
  | 'request';
