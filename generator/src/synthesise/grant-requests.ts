import type { AuthorizationServer } from './authorization-server.js';
import type { ClientProof, Part } from './client-proof.js';

/** A grant that standard operations can be made for. */
export interface StandardGrant {
  /** The value of `grant_type`. */
  readonly grantType: string;
  /** How the command line calls it. */
  readonly name: string;
  readonly schema: string;
  readonly description: string;
  /** What this grant sends beside `grant_type`, scope and the client. */
  readonly fields: Readonly<Record<string, Part>>;
  readonly required: readonly string[];
  /** Whether RFC 8707 `resource` and `audience` make sense in it, and `scope`. */
  readonly targets: readonly ('scope' | 'resource' | 'audience')[];
  /** A response may have a refresh token. */
  readonly isRefreshed: boolean;
}

const URN = 'urn:ietf:params:oauth:grant-type:';
const ANY_TARGET = ['scope', 'resource', 'audience'] as const;

function secret(description: string, example: string): Part {
  return { type: 'string', description, 'x-secret': true, example };
}

const TOKEN_TYPES = ['access_token', 'refresh_token', 'id_token', 'jwt', 'saml1', 'saml2'].map(
  name => `urn:ietf:params:oauth:token-type:${name}`,
);

/** All grants for which there are standard operations. */
export const STANDARD_GRANTS: readonly StandardGrant[] = [
  {
    grantType: 'client_credentials',
    name: 'client_credentials',
    schema: 'ClientCredentialsRequest',
    description: 'A token for the client itself (RFC 6749 section 4.4).',
    fields: {},
    required: [],
    targets: ANY_TARGET,
    isRefreshed: false,
  },
  {
    grantType: 'authorization_code',
    name: 'authorization_code',
    schema: 'AuthorizationCodeRequest',
    description: 'A token for the code of a login, with PKCE (RFC 6749 section 4.1.3, RFC 7636).',
    fields: {
      code: secret(
        'The code that the authorization server sent to the redirect URI.',
        'SplxlOBeZQQYbYS6WxSbIA',
      ),
      redirect_uri: {
        type: 'string',
        description: 'The redirect URI of the authorization request.',
        example: 'https://app.example/callback',
      },
      code_verifier: secret(
        'The verifier of the code challenge in the authorization request.',
        'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
      ),
    },
    required: ['code'],
    targets: ['resource'],
    isRefreshed: true,
  },
  {
    grantType: `${URN}device_code`,
    name: 'device_code',
    schema: 'DeviceCodeRequest',
    description: 'A token for the code of a device, once its user has agreed (RFC 8628 section 3.4).',
    fields: { device_code: secret('The code of the device.', 'GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS') },
    required: ['device_code'],
    targets: [],
    isRefreshed: true,
  },
  {
    grantType: 'password',
    name: 'password',
    schema: 'PasswordRequest',
    description: 'A token for the name and password of a user (RFC 6749 section 4.3).',
    fields: {
      username: { type: 'string', description: "The user's name.", example: 'jane' },
      password: secret("The user's password.", 'correct-horse'),
    },
    required: ['username', 'password'],
    targets: ANY_TARGET,
    isRefreshed: true,
  },
  {
    grantType: `${URN}token-exchange`,
    name: 'token-exchange',
    schema: 'TokenExchangeRequest',
    description: 'A token for another token (RFC 8693 section 2.1).',
    fields: {
      subject_token: secret('The token that is exchanged.', 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln'),
      subject_token_type: {
        type: 'string',
        description: 'The kind of the subject token (RFC 8693 section 3).',
        enum: TOKEN_TYPES,
      },
      requested_token_type: { type: 'string', description: 'The kind of token that is wanted.' },
    },
    required: ['subject_token', 'subject_token_type'],
    targets: ANY_TARGET,
    isRefreshed: false,
  },
  {
    grantType: `${URN}jwt-bearer`,
    name: 'jwt-bearer',
    schema: 'JwtBearerRequest',
    description: 'A token for a signed JWT (RFC 7523 section 2.1).',
    fields: { assertion: secret('The JWT, made for this request.', 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln') },
    required: ['assertion'],
    targets: ANY_TARGET,
    isRefreshed: false,
  },
];

/** The grant that gets the next token; it never gets the first. */
export const REFRESH: StandardGrant = {
  grantType: 'refresh_token',
  name: 'refresh_token',
  schema: 'RefreshTokenRequest',
  description: 'The next token for a refresh token (RFC 6749 section 6).',
  fields: { refresh_token: secret('The refresh token.', 'tGzv3JOkF0XG5Qx2TlKWIA') },
  required: ['refresh_token'],
  // A narrower scope is left to callers: without one the server keeps what it granted.
  targets: ['resource'],
  isRefreshed: true,
};

/** Writes the schema of the requests of one grant. */
export function grantRequest(
  grant: StandardGrant,
  { scopes }: Pick<AuthorizationServer, 'scopes'>,
  client: ClientProof,
): Part {
  const { grantType, description, fields, required, targets } = grant;
  const known: Readonly<Record<string, Part>> = {
    scope: scopeField(scopes),
    resource: {
      type: 'string',
      description: 'The API for which the token is wanted, as an absolute URI (RFC 8707).',
    },
    audience: { type: 'string', description: 'The name of the API for which the token is wanted.' },
  };
  return {
    type: 'object',
    description,
    required: ['grant_type', ...required, ...client.required],
    properties: {
      grant_type: { type: 'string', enum: [grantType], description: 'The grant.' },
      ...fields,
      ...Object.fromEntries(targets.map(target => [target, known[target]])),
      ...client.fields,
    },
  };
}

/** Writes the field for scopes, with what the server's own are for. */
export function scopeField(scopes: AuthorizationServer['scopes']): Part {
  const lines = [...scopes].map(([name, text]) => `- \`${name}\`${text === '' ? '' : `: ${text}`}`);
  return {
    type: 'string',
    description: [
      'What the token is to be good for: scopes, separated by blanks.',
      ...(lines.length > 0 ? ['', ...lines] : []),
    ].join('\n'),
    ...(scopes.size > 0 && { example: [...scopes.keys()].slice(0, 2).join(' ') }),
  };
}

/** Finds a grant by what a person may call it, such as `device-code`. */
export function standardGrant(name: string): StandardGrant | undefined {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/^urn:.*:/, '')
      .replaceAll(/[-_\s]/g, '');
  return STANDARD_GRANTS.find(grant => plain(grant.grantType) === plain(name));
}
