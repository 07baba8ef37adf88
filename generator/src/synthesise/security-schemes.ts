import { pointer } from '../document/document.js';
import { isObject } from '../document/json.js';
import type { Spec } from '../document/spec.js';
import { SchemaReader, stringOf } from '../token/schema-reader.js';
import { originOf } from '../wire/servers.js';
import type { AuthorizationServer } from './authorization-server.js';
import { resolveEndpoint, whyNoUrl, whyUnsafe } from './endpoint-url.js';

/** Flows of OpenAPI, by the grant that each of them is. The flow `implicit` has no token request. */
const GRANT_OF_FLOW = {
  clientCredentials: 'client_credentials',
  password: 'password',
  authorizationCode: 'authorization_code',
  deviceAuthorization: 'urn:ietf:params:oauth:grant-type:device_code',
} as const;

/** The authorization servers that a document names, and those of its endpoints that can't be used. */
export interface NamedServers {
  readonly servers: readonly AuthorizationServer[];
  readonly unusable: readonly { readonly pointer: string; readonly problem: string }[];
}

interface Flow {
  readonly grantType: string;
  readonly scheme: string;
  readonly raw: Readonly<Record<string, unknown>>;
  readonly tokenUrl: string;
}

/**
 * Reads the authorization servers that the security schemes of type `oauth2` name: flows with one `tokenUrl` are one server.
 * Schemes that are deprecated count where there is no other.
 */
export function serversOfSchemes(spec: Spec): NamedServers {
  const bases = basesOf(spec);
  const unusable: { pointer: string; problem: string }[] = [];
  const flows = flowsOf(spec).flatMap(({ at, ...flow }): Flow[] => {
    const tokenUrl = resolveEndpoint(flow.tokenUrl, bases);
    const why = whyNoUrl(flow.tokenUrl) ?? whyUnsafe(tokenUrl);
    if (why === undefined) return [{ ...flow, tokenUrl }];
    unusable.push({ pointer: at, problem: `The tokenUrl ${flow.tokenUrl} can't be used: ${why}` });
    return [];
  });
  const urls = [...new Set(flows.map(({ tokenUrl }) => tokenUrl))];
  return {
    servers: urls.map(url =>
      serverOf(
        url,
        flows.filter(({ tokenUrl }) => tokenUrl === url),
        bases,
      ),
    ),
    unusable,
  };
}

/** Lists what relative URLs of a spec are relative to: its servers, and where it was fetched from. */
export function basesOf(spec: Spec): string[] {
  const origin = originOf(spec);
  const given = Array.isArray(spec.document.servers) ? spec.document.servers : [];
  const urls = given.flatMap(server => (isObject(server) ? stringOf(server.url) || [] : []));
  return [
    ...urls.map(url => (origin === undefined ? url : resolveEndpoint(url, [origin]))),
    ...(origin === undefined ? [] : [origin]),
  ];
}

function flowsOf({ document }: Spec): (Flow & { readonly at: string })[] {
  const reader = new SchemaReader(document);
  const schemes: unknown = document.components?.securitySchemes;
  const found = Object.entries(isObject(schemes) ? schemes : {}).flatMap(([scheme, given]) => {
    const one = reader.follow(given, pointer('components', 'securitySchemes', scheme));
    return one && one.raw.type === 'oauth2' && isObject(one.raw.flows) ? [{ scheme, ...one }] : [];
  });
  const current = found.filter(({ raw }) => raw.deprecated !== true);
  return (current.length > 0 ? current : found).flatMap(({ scheme, raw, pointer: at }) =>
    Object.entries(GRANT_OF_FLOW).flatMap(([name, grantType]) => {
      const flow = (raw.flows as Readonly<Record<string, unknown>>)[name];
      if (!isObject(flow) || typeof flow.tokenUrl !== 'string') return [];
      return [{ grantType, scheme, raw: flow, tokenUrl: flow.tokenUrl, at: `${at}/flows/${name}/tokenUrl` }];
    }),
  );
}

function serverOf(tokenUrl: string, flows: readonly Flow[], bases: readonly string[]): AuthorizationServer {
  const urlOf = (key: string): string | undefined => {
    const given = flows.map(({ raw }) => stringOf(raw[key])).find(one => one !== '');
    if (given === undefined || whyNoUrl(given) !== undefined) return undefined;
    const url = resolveEndpoint(given, bases);
    return whyUnsafe(url) === undefined ? url : undefined;
  };
  const scopes = flows.flatMap(({ raw }) => (isObject(raw.scopes) ? Object.entries(raw.scopes) : []));
  const refreshUrl = urlOf('refreshUrl');
  const names = [...new Set(flows.map(({ scheme }) => scheme))];
  return {
    tokenUrl,
    ...(refreshUrl !== undefined && { refreshUrl }),
    authorizationUrl: urlOf('authorizationUrl'),
    deviceAuthorizationUrl: urlOf('deviceAuthorizationUrl'),
    grantTypes: [
      ...new Set(flows.map(({ grantType }) => grantType)),
      ...(refreshUrl === undefined ? [] : ['refresh_token']),
    ],
    clientAuthMethods: [],
    scopes: new Map(scopes.map(([name, description]) => [name, stringOf(description)])),
    codeChallengeMethods: [],
    origin: `the security scheme${names.length > 1 ? 's' : ''} ${names.join(' and ')} of the spec`,
  };
}
