import type { Part } from './client-proof.js';
import { partsOf, variablesIn } from './endpoint-url.js';
import type { FreeNames } from './free-names.js';

/** Where an endpoint is, in the terms of a document. */
export interface EndpointPlace {
  readonly path: string;
  /** `servers` of the operation; undefined where those of the document lead there. */
  readonly servers?: readonly Part[] | undefined;
  readonly parameters?: readonly Part[] | undefined;
}

/**
 * Splits an endpoint's URL into a server and a path. A path that the document has already, of an API on another host, is
 * split further down.
 *
 * @param server the document's first server, as an absolute URL; undefined where there is none
 */
export function placeEndpoint(url: string, server: string | undefined, names: FreeNames): EndpointPlace {
  const { origin, query, path: written } = partsOf(url);
  const path = written || '/';
  const base = (server ?? '').replace(/\/$/, '');
  const below = base !== '' && url.startsWith(`${base}/`) ? url.slice(base.length) : undefined;
  const shared = origin === '' ? path + query : below;
  if (shared !== undefined && names.takePath(shared)) return { path: shared, ...parametersOf(shared) };
  const segments = path.split('/').slice(1);
  // Variables belong to the server, as far as something is left for the path.
  const first = Math.min(1 + segments.findLastIndex(one => one.includes('{')), segments.length - 1);
  for (let at = Math.max(first, 0); at < segments.length; at++) {
    const own = `/${segments.slice(at).join('/')}${query}`;
    if (!names.takePath(own)) continue;
    const around = [origin, ...segments.slice(0, at)].join('/');
    return { path: own, servers: origin === '' ? undefined : [serverAt(around)], ...parametersOf(own) };
  }
  // What follows a `#` in a path key tells operations apart, and is not sent.
  const own = `${path}${query}#oauth`;
  return { path: own, ...(origin !== '' && { servers: [serverAt(origin)] }), ...parametersOf(own) };
}

function serverAt(url: string): Part {
  const variables = variablesIn(url).map(name => [
    name,
    { default: name, 'x-stand-in': true, description: `The part {${name}} of the URL.` },
  ]);
  return {
    url,
    description: 'The authorization server.',
    ...(variables.length > 0 && { variables: Object.fromEntries(variables) }),
  };
}

function parametersOf(path: string): Pick<EndpointPlace, 'parameters'> {
  const names = variablesIn(path);
  if (names.length === 0) return {};
  return {
    parameters: names.map(name => ({
      name,
      in: 'path',
      required: true,
      description: `The part {${name}} of the URL.`,
      schema: { type: 'string' },
    })),
  };
}
