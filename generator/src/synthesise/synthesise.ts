import type { OpenApiDocument } from '../document/document.js';
import { isPersonal } from '../token/request-fields.js';
import type { SpecAddition } from '../token/token-proposal.js';
import type { AuthorizationServer } from './authorization-server.js';
import { clientProofOf, type Part } from './client-proof.js';
import { placeEndpoint } from './endpoint-place.js';
import { freeNames } from './free-names.js';
import { REFRESH, type StandardGrant } from './grant-requests.js';
import type { MadeOperation, Making } from './making.js';
import { deviceOperation, introspectOperation, revokeOperation } from './side-operations.js';
import { tokenOperation } from './token-operation.js';

/** Standard operations that a spec lacks. */
export interface Synthesis {
  /** What to add to the document. */
  readonly addition: SpecAddition;
  /** The operations, as `x-keep` names them; the one that obtains the token is the first. */
  readonly operations: readonly string[];
}

/**
 * Makes the standard operations of an authorization server: the token request for each of the grants, with the refresh that
 * belongs to them, and those for devices, revocation and introspection whose endpoints are known. Each is marked by
 * `x-synthesised`.
 *
 * @param base the document's first server, as an absolute URL; undefined where there is none
 * @param grants at least one; the first obtains the token
 * @returns undefined if packages honour none of the ways in which the server has clients authenticate
 */
export function synthesise(
  document: OpenApiDocument,
  base: string | undefined,
  server: AuthorizationServer,
  grants: readonly StandardGrant[],
): Synthesis | undefined {
  const client = clientProofOf(server, isPersonal(grants[0]?.grantType));
  if (!client) return undefined;
  const names = freeNames(document);
  const scheme = client.scheme && names.securityScheme('oauthClient');
  const making: Making = {
    server,
    client,
    names,
    shared: {
      tags: [names.tag],
      'x-synthesised': true,
      security: scheme === undefined ? [] : [{ [scheme]: [] }, ...(client.isOptional ? [{}] : [])],
    },
    responses: { token: names.schema('TokenResponse'), error: names.schema('TokenError') },
  };
  const made = operationsOf(making, grants);
  const placed = made.map(({ url, operation }) => {
    const { path, ...place } = placeEndpoint(url, base, names);
    return [path, { post: { ...operation, ...place } }] as const;
  });
  const additions = {
    paths: Object.fromEntries(placed),
    ...(names.isNewTag && { tags: [{ name: names.tag, description: 'Tokens of OAuth 2.0.' }] }),
    components: {
      schemas: Object.assign({}, ...made.map(({ schemas }) => schemas)) as Part,
      ...(scheme !== undefined && { securitySchemes: { [scheme]: client.scheme } }),
    },
  };
  return {
    addition: { pointer: '', value: additions, reason: reasonOf(server) },
    operations: placed.map(([path]) => `POST ${path}`),
  };
}

function operationsOf(making: Making, grants: readonly StandardGrant[]): MadeOperation[] {
  const { server } = making;
  const { tokenUrl, refreshUrl, deviceAuthorizationUrl, revocationUrl, introspectionUrl } = server;
  const isRefreshed = grants.some(grant => grant.isRefreshed) || refreshUrl !== undefined;
  const isApart = refreshUrl !== undefined && refreshUrl !== tokenUrl;
  const isDevice = grants.some(({ name }) => name === 'device_code');
  return [
    tokenOperation(making, tokenUrl, 'getToken', isRefreshed && !isApart ? [...grants, REFRESH] : grants),
    ...(isApart ? [tokenOperation(making, refreshUrl, 'refreshToken', [REFRESH])] : []),
    ...(isDevice && deviceAuthorizationUrl !== undefined
      ? [deviceOperation(making, deviceAuthorizationUrl)]
      : []),
    ...(revocationUrl === undefined ? [] : [revokeOperation(making, revocationUrl)]),
    ...(introspectionUrl === undefined ? [] : [introspectOperation(making, introspectionUrl)]),
  ];
}

function reasonOf({ origin }: AuthorizationServer): string {
  return `The spec has no operation that obtains a token. These are the standard ones, made from ${origin}.`;
}
