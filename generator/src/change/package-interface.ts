import type { ServerDescription } from '@token-clients/runtime';
import type { XToken } from '../read/x-token.js';
import type { TokenModel } from '../token/token-model.js';
import type { Shape } from './shape.js';

/** The form of what is recorded. One of another form is compared with nothing. */
export const INTERFACE_FORMAT = 1;

/**
 * What users of a package see of it and can depend on, as plain data: its exports, operations and types, where it sends what,
 * and how it obtains a token. Two of them are what two versions of a package are compared by.
 */
export interface PackageInterface {
  readonly format: typeof INTERFACE_FORMAT;
  /** Name of the provider. */
  readonly provider: string;
  /** Names of the function that makes a grant, and of the one that makes the raw client. */
  readonly factory: string;
  readonly rawClient: string;
  /** It exports `basicAuth()`. */
  readonly hasBasicAuth?: true;
  /** By the names of their methods. */
  readonly operations: Readonly<Record<string, OperationInterface>>;
  /** The exported types. */
  readonly types: Readonly<Record<string, Shape>>;
  /** Base URLs, the default first. */
  readonly servers: readonly ServerInterface[];
  /** Callers must pass a base URL. */
  readonly needsBaseUrl: boolean;
  readonly token: TokenInterface;
  /** Changes with everything that documents the package. */
  readonly texts: string;
}

export type ServerInterface = Omit<ServerDescription, 'description'>;

export interface OperationInterface {
  readonly id: string;
  readonly className: string;
  /** Such as `POST`. */
  readonly method: string;
  readonly path: string;
  readonly isDeprecated?: true;
  readonly parameters?: Readonly<Record<string, ParameterInterface>>;
  readonly body?: BodyInterface;
  /** By status, such as `200`, `4XX` or `default`. */
  readonly responses: Readonly<Record<string, ResponseInterface>>;
  /** If not those of the package. */
  readonly servers?: readonly ServerInterface[];
  /** The ways of authentication; each is enough, and consists of schemes with their scopes. */
  readonly security?: readonly string[];
}

export interface ParameterInterface {
  readonly in: string;
  readonly isRequired?: true;
  readonly isDeprecated?: true;
  readonly is: Shape;
  /** If it is written in a style of its own. */
  readonly style?: unknown;
}

export interface BodyInterface {
  readonly isRequired?: true;
  readonly mediaType: string;
  readonly is: Shape;
  /** Whatever else decides how it is written. */
  readonly written?: unknown;
}

export interface ResponseInterface {
  /** Absent: it has no body. */
  readonly is?: Shape;
}

/** What decides how a token is obtained: `x-token`, completed, without what only documents. */
export interface TokenInterface
  extends Omit<
      XToken,
      'credentials' | 'clientAuth' | 'response' | 'errors' | 'factory' | 'secrets' | 'exampleCall'
    >,
    Pick<TokenModel, 'response' | 'errors' | 'clientAuth'> {
  readonly credentials: Readonly<Record<string, CredentialInterface>>;
  readonly secretFields: readonly string[];
}

export type CredentialInterface = Omit<
  NonNullable<XToken['credentials']>[string],
  'description' | 'recommended'
>;
