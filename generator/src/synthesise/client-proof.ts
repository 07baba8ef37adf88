import type { AuthorizationServer } from './authorization-server.js';

/** A JSON Schema, or another part of a document that is written. */
export type Part = Readonly<Record<string, unknown>>;

/** How clients authenticate at standard operations: what that adds to each request, and to the document. */
export interface ClientProof {
  /** As RFC 7591 registers it. */
  readonly method: (typeof METHODS)[number];
  readonly fields: Readonly<Record<string, Part>>;
  /** Which of the fields every request has. */
  readonly required: readonly string[];
  /** The security scheme that sends it; undefined where fields do. */
  readonly scheme?: Part | undefined;
  /** Clients without a secret may leave it out. */
  readonly isOptional: boolean;
  /** One sentence for people. */
  readonly text: string;
}

/** The methods that packages honour, the one to prefer first. */
const METHODS = [
  'client_secret_basic',
  'client_secret_post',
  'private_key_jwt',
  'client_secret_jwt',
  'tls_client_auth',
  'self_signed_tls_client_auth',
  'none',
] as const;

/** The field for the ID of a client. */
export const ID = { type: 'string', description: "The client's ID.", example: 'my-client' };
const SECRET = {
  type: 'string',
  description: "The client's secret.",
  'x-secret': true,
  example: 'my-secret',
};
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/**
 * Chooses how clients authenticate: `client_secret_basic`, unless the server is known to take other methods only.
 *
 * @param isPersonal the grant is one that apps without a secret use as well (RFC 8252): they send their ID alone
 * @returns undefined if packages honour none of the server's methods
 */
export function clientProofOf(
  { clientAuthMethods }: Pick<AuthorizationServer, 'clientAuthMethods'>,
  isPersonal: boolean,
): ClientProof | undefined {
  const isUnknown = clientAuthMethods.length === 0;
  const method = isUnknown ? 'client_secret_basic' : METHODS.find(one => clientAuthMethods.includes(one));
  const isOptional = isPersonal && (isUnknown || clientAuthMethods.includes('none'));
  switch (method) {
    case 'client_secret_basic':
      return {
        method,
        fields: isOptional ? { client_id: ID } : {},
        required: [],
        scheme: {
          type: 'http',
          scheme: 'basic',
          description: 'ID and secret of the client (RFC 6749 section 2.3.1).',
        },
        isOptional,
        text: isOptional
          ? 'Clients authenticate by HTTP Basic with ID and secret (client_secret_basic); those without a secret send their ID as a field (none).'
          : 'Clients authenticate by HTTP Basic with ID and secret (client_secret_basic).',
      };
    case 'client_secret_post':
      return {
        method,
        fields: { client_id: ID, client_secret: SECRET },
        required: ['client_id', 'client_secret'],
        isOptional: false,
        text: 'Clients authenticate by ID and secret in the body (client_secret_post).',
      };
    case 'private_key_jwt':
    case 'client_secret_jwt':
      return {
        method,
        fields: {
          client_assertion_type: {
            type: 'string',
            enum: [ASSERTION_TYPE],
            description: 'The kind of assertion.',
          },
          client_assertion: {
            type: 'string',
            description: `A JWT that the client signs (RFC 7523), by ${method === 'private_key_jwt' ? 'its private key' : 'its secret: client_secret_jwt'}.`,
            'x-secret': true,
            example: 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln',
          },
        },
        required: ['client_assertion_type', 'client_assertion'],
        isOptional: false,
        text: `Clients authenticate by a signed JWT (${method}).`,
      };
    case 'tls_client_auth':
    case 'self_signed_tls_client_auth':
      return {
        method,
        fields: { client_id: ID },
        required: ['client_id'],
        isOptional: false,
        text: `Clients authenticate by the client certificate of the connection (${method}, RFC 8705).`,
      };
    case 'none':
      return {
        method,
        fields: { client_id: ID },
        required: ['client_id'],
        isOptional: false,
        text: 'Clients have no secret and send their ID (none).',
      };
    default:
      return undefined;
  }
}
