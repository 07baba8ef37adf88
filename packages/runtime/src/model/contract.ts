/**
 * What a spec promises, as data: every operation, request and documented response, with made-up values. The generator
 * writes one `contract.ts` of this shape per provider; mocks and the contract suite read it.
 */
export interface ProviderContract {
  readonly provider: string;
  /** The spec's file, relative to the project's root. */
  readonly spec: string;
  /** All files of a spec that has several, from the folder of the first. */
  readonly files?: readonly string[];
  /** SHA-256 of the spec's bytes, in hex; of several files, that of the list of their hashes. */
  readonly specSha256: string;
  /** A made-up value of each credential, by its name in the descriptor. */
  readonly credentials: Readonly<Record<string, string>>;
  /** A made-up refresh token; absent: no refresh token is ever sent. */
  readonly refreshToken?: string;
  readonly operations: readonly ContractOperation[];
}

/** One operation of the spec: what to send, and what may come back. */
export interface ContractOperation {
  readonly operationId: string;
  readonly className: string;
  readonly method: string;
  readonly httpMethod: string;
  readonly path: string;
  /** Media type of the body; absent: the operation has no body. */
  readonly mediaType?: string;
  /** The body may have members that its schema does not list. */
  readonly takesOthers?: true;
  /** Scheme that signs the request; absent: the request is not signed. */
  readonly signature?: string;
  /** Whether the operation accepts HTTP Basic. */
  readonly basic: boolean;
  /** Made-up credentials of the first alternative of its security that is sent in headers alone. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Fields of a multipart body that hold a file; the requests have its text. */
  readonly fileFields?: readonly string[];
  readonly requests: readonly ContractRequest[];
  readonly responses: readonly ContractResponse[];
}

/** Arguments of one call. */
export interface ContractRequest {
  readonly name: string;
  readonly body?: unknown;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** One documented response of one operation. */
export interface ContractResponse {
  /** As in the spec: `200`, `4XX`. */
  readonly status: string;
  /** One status code that `status` covers, to request from a mock. */
  readonly code: number;
  /** What its body is, if not JSON. */
  readonly kind?: 'text' | 'bytes' | 'empty';
  /** Name of the example in the spec; absent: there is none, or it has no name. */
  readonly example?: string;
  /** The example, or a body that the schema allows; absent: there is none, or `bodyAt` says where it is. */
  readonly body?: unknown;
  /** The body is not the spec's: a mock of the spec may respond with another. */
  readonly isMade?: true;
  /** Where the document for mocks has the body that was made up, as a JSON pointer. */
  readonly bodyAt?: string;
}
