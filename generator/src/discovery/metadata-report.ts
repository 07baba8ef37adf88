import { DEFAULT_METHODS, isCertificateOnly, sharedMethods } from './client-auth-methods.js';
import { type AuthorizationServerMetadata, ENDPOINTS } from './metadata.js';
import { DEFAULT_GRANTS, endpointOf } from './server-of-metadata.js';

/** A field of a metadata document, and what was made of it. */
export interface MetadataLine {
  readonly field: string;
  /** What the document has; empty where it has nothing. */
  readonly value: string;
  /** What becomes of it, as a phrase; empty where that is plain. */
  readonly use: string;
}

/** Says of each field that matters to token clients what the document has, and what was made of that. */
export function metadataReport(metadata: AuthorizationServerMetadata): MetadataLine[] {
  return [
    { field: 'issuer', value: metadata.issuer, use: 'as asked for' },
    ...ENDPOINTS.flatMap(endpoint => endpointLine(metadata, endpoint)),
    ...listLines(metadata),
    ...restLines(metadata),
  ];
}

function endpointLine(
  metadata: AuthorizationServerMetadata,
  endpoint: (typeof ENDPOINTS)[number],
): MetadataLine[] {
  const value = endpointOf(metadata, endpoint);
  if (value === undefined) return [];
  const isAlias = value !== metadata[endpoint];
  const isUnreachable = sharedMethods(metadata).unreachable.some(one => one === endpoint);
  const use = isUnreachable
    ? 'left out: it takes none of the ways to authenticate of the token endpoint'
    : isAlias
      ? 'of mtls_endpoint_aliases: every client has a certificate'
      : '';
  return [{ field: endpoint, value, use }];
}

function listLines(metadata: AuthorizationServerMetadata): MetadataLine[] {
  const { methods } = sharedMethods(metadata);
  const used = methods.length > 0 ? methods : DEFAULT_METHODS;
  const {
    grant_types_supported: grants,
    token_endpoint_auth_methods_supported: all = [],
    token_endpoint_auth_signing_alg_values_supported: algorithms,
    code_challenge_methods_supported: challenges,
    scopes_supported: scopes,
  } = metadata;
  const isSigned = used.some(method => /_jwt$/.test(method));
  const without = all.filter(method => !used.includes(method));
  return [
    listLine(
      'grant_types_supported',
      grants,
      grants === undefined
        ? `RFC 8414 has ${DEFAULT_GRANTS} then`
        : grants.includes('implicit')
          ? 'implicit has no token request'
          : '',
    ),
    listLine(
      'token_endpoint_auth_methods_supported',
      metadata.token_endpoint_auth_methods_supported,
      all.length === 0
        ? `RFC 8414 has ${DEFAULT_METHODS} then`
        : without.length > 0
          ? `without ${without.join(', ')}, which other endpoints don't take`
          : '',
    ),
    ...(algorithms && isSigned
      ? [listLine('token_endpoint_auth_signing_alg_values_supported', algorithms, 'for client assertions')]
      : []),
    ...sideLines(metadata),
    ...(challenges
      ? [listLine('code_challenge_methods_supported', challenges, challengeUse(challenges))]
      : []),
    ...(scopes ? [listLine('scopes_supported', scopes, '')] : []),
  ];
}

function sideLines(metadata: AuthorizationServerMetadata): MetadataLine[] {
  return (['revocation_endpoint', 'introspection_endpoint'] as const).flatMap(endpoint => {
    if (metadata[endpoint] === undefined) return [];
    const field = `${endpoint}_auth_methods_supported` as const;
    return [
      listLine(field, metadata[field], metadata[field] ? '' : 'assumed to be those of the token endpoint'),
    ];
  });
}

function challengeUse(methods: readonly string[]): string {
  return methods.includes('S256') ? '' : 'without S256, whoever sees the request can use the code';
}

function restLines(metadata: AuthorizationServerMetadata): MetadataLine[] {
  const {
    mtls_endpoint_aliases: aliases,
    authorization_response_iss_parameter_supported: namesIssuer,
    dpop_signing_alg_values_supported: dpop,
    signed_metadata: signed,
  } = metadata;
  return [
    ...(aliases && !isCertificateOnly(metadata)
      ? [
          {
            field: 'mtls_endpoint_aliases',
            value: Object.keys(aliases).join(', '),
            use: 'not used: clients need no certificate',
          },
        ]
      : []),
    ...(namesIssuer
      ? [
          {
            field: 'authorization_response_iss_parameter_supported',
            value: 'true',
            use: `your app compares iss of the response to the login with ${metadata.issuer} (RFC 9207)`,
          },
        ]
      : []),
    ...(dpop
      ? [
          listLine(
            'dpop_signing_alg_values_supported',
            dpop,
            'not used: tokens are asked for as bearer tokens',
          ),
        ]
      : []),
    ...(signed === undefined
      ? []
      : [{ field: 'signed_metadata', value: '(a JWT)', use: 'not used: the document came over https' }]),
  ];
}

function listLine(field: string, values: readonly string[] | undefined, use: string): MetadataLine {
  return { field, value: values === undefined ? '(nothing)' : values.join(', ') || '(empty)', use };
}
