import type { OpenApiDocument } from '../document/document.js';
import { isPersonal } from '../token/request-fields.js';
import type { SpecAddition } from '../token/token-proposal.js';
import type { AuthorizationServer } from './authorization-server.js';
import { type ClientProof, clientProofOf, type Part } from './client-proof.js';
import { placeEndpoint } from './endpoint-place.js';
import { type FreeNames, freeNames } from './free-names.js';
import { REFRESH, type StandardGrant } from './grant-requests.js';
import type { MadeOperation, Making } from './making.js';
import { deviceOperation, introspectOperation, revokeOperation } from './side-operations.js';
import { TOKEN_ERROR } from './standard-parts.js';
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
  const { addition, operations } = place(base, makingOf(server, client, names, [names.tag]), making =>
    operationsOf(making, grants),
  );
  const { value } = addition;
  return {
    operations,
    addition: {
      ...addition,
      value: {
        ...value,
        ...(names.isNewTag && { tags: [{ name: names.tag, description: 'Tokens of OAuth 2.0.' }] }),
      },
    },
  };
}

/**
 * Makes the standard operations for revocation and introspection, for a document that has one which obtains tokens.
 *
 * @param server with no endpoint of an operation that the document has, and with the way in which clients authenticate there
 * @param tags of the operation that obtains tokens
 * @returns undefined where no endpoint is known, or packages have no such way to authenticate at it
 */
export function synthesiseSides(
  document: OpenApiDocument,
  base: string | undefined,
  server: AuthorizationServer,
  tags: readonly string[],
): Synthesis | undefined {
  const client = clientProofOf(server, false);
  if (!client || !(server.revocationUrl ?? server.introspectionUrl)) return undefined;
  return place(base, makingOf(server, client, freeNames(document), tags), sideOperations);
}

function makingOf(
  server: AuthorizationServer,
  client: ClientProof,
  names: FreeNames,
  tags: readonly string[],
): Making & { readonly scheme: string | undefined } {
  const scheme = client.scheme && names.securityScheme('oauthClient');
  return {
    server,
    client,
    names,
    scheme,
    shared: {
      ...(tags.length > 0 && { tags }),
      'x-synthesised': true,
      security: scheme === undefined ? [] : [{ [scheme]: [] }, ...(client.isOptional ? [{}] : [])],
    },
    responses: { token: names.schema('TokenResponse'), error: names.schema('TokenError') },
  };
}

function place(
  base: string | undefined,
  making: ReturnType<typeof makingOf>,
  make: (making: Making) => MadeOperation[],
): Synthesis {
  const { scheme, client, server, names, responses } = making;
  const made = make(making);
  const placed = made.map(({ url, operation }) => {
    const { path, ...at } = placeEndpoint(url, base, names);
    return [path, { post: { ...operation, ...at } }] as const;
  });
  const value = {
    paths: Object.fromEntries(placed),
    components: {
      schemas: Object.assign({}, ...made.map(({ schemas }) => schemas), {
        [responses.error]: TOKEN_ERROR,
      }) as Part,
      ...(scheme !== undefined && { securitySchemes: { [scheme]: client.scheme } }),
    },
  };
  return {
    addition: { pointer: '', value, reason: reasonOf(server) },
    operations: placed.map(([path]) => `POST ${path}`),
  };
}

function operationsOf(making: Making, grants: readonly StandardGrant[]): MadeOperation[] {
  const { server } = making;
  const { tokenUrl, refreshUrl, deviceAuthorizationUrl } = server;
  const isRefreshed = grants.some(grant => grant.isRefreshed) || refreshUrl !== undefined;
  const isApart = refreshUrl !== undefined && refreshUrl !== tokenUrl;
  const isDevice = grants.some(({ name }) => name === 'device_code');
  return [
    tokenOperation(making, tokenUrl, 'getToken', isRefreshed && !isApart ? [...grants, REFRESH] : grants),
    ...(isApart ? [tokenOperation(making, refreshUrl, 'refreshToken', [REFRESH])] : []),
    ...(isDevice && deviceAuthorizationUrl !== undefined
      ? [deviceOperation(making, deviceAuthorizationUrl)]
      : []),
    ...sideOperations(making),
  ];
}

function sideOperations(making: Making): MadeOperation[] {
  const { revocationUrl, introspectionUrl } = making.server;
  return [
    ...(revocationUrl === undefined ? [] : [revokeOperation(making, revocationUrl)]),
    ...(introspectionUrl === undefined ? [] : [introspectOperation(making, introspectionUrl)]),
  ];
}

function reasonOf({ origin }: AuthorizationServer): string {
  return `The spec has no such operations. These are the standard ones, made from ${origin}.`;
}
