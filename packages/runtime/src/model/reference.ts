import type { Operation } from './operation.js';

/** A provider's operations as data, with their descriptions: what command lines and documentation show. */
export interface ProviderReference {
  /** Name of the spec and of the package. */
  readonly provider: string;
  readonly title: string;
  readonly description: string;
  readonly version: string;
  /** SHA-256 of the spec that the package was made from, in hex. */
  readonly specSha256: string;
  /** Name of the package's export that makes a grant. */
  readonly factory: string;
  /** Other names of the provider on the command line. */
  readonly aliases: readonly string[];
  readonly apis: readonly ApiReference[];
}

/** One generated class. */
export interface ApiReference {
  /** Such as `OAuth2TokenApi`. */
  readonly className: string;
  readonly description: string;
  readonly operations: readonly OperationReference[];
}

/** One operation of the spec. */
export interface OperationReference {
  /** As in the spec. */
  readonly operationId: string;
  /** What the client runs; its `name` is the method of the class. */
  readonly operation: Operation;
  readonly summary: string;
  readonly description: string;
  readonly deprecated: boolean;
  readonly parameters: readonly FieldReference[];
  readonly body?: BodyReference;
  readonly responses: readonly ResponseReference[];
  /** Names of the security schemes that must be satisfied; empty: none. */
  readonly security: readonly string[];
}

/** The body of an operation's request. */
export interface BodyReference {
  /** Name of the method's argument, such as `payload`. */
  readonly name: string;
  readonly mediaType: string;
  readonly required: boolean;
  /** Name of the schema. */
  readonly schema: string;
  readonly fields: readonly FieldReference[];
  /** Named examples of the spec. */
  readonly examples: Readonly<Record<string, unknown>>;
}

/** A parameter or a field of a body. */
export interface FieldReference {
  /** Wire name. */
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'body';
  /** JSON type. */
  readonly type: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object';
  readonly required: boolean;
  readonly description: string;
  readonly secret: boolean;
  readonly deprecated: boolean;
  /** The values that it may have, if these are listed. */
  readonly values?: readonly (string | number | boolean)[];
  /** What the server takes it for where it is left out. It is never sent by itself. */
  readonly default?: unknown;
  readonly example?: unknown;
}

/** One documented response of an operation. */
export interface ResponseReference {
  /** As in the spec: `200`, `4XX`, `default`. */
  readonly status: string;
  readonly description: string;
  /** Name of the schema; absent: no body. */
  readonly schema?: string;
}
