import { resolveBaseUrl, type ServerDescription } from '@token-clients/runtime';
import { templatedServer } from '@token-clients/runtime/formats';
import { pointer } from '../document/document.js';
import type { Spec } from '../document/spec.js';

/** A server as the spec describes it. */
export interface ServerModel extends ServerDescription {
  readonly description?: string;
}

type Variable = { readonly default?: string; readonly values?: readonly string[] };

/**
 * Lists the servers that clients can use, judged by the rule of the runtime itself: https, or http to this machine, without
 * credentials, query or fragment. A relative one is resolved against the URL that the spec was fetched from.
 *
 * A server that can't be used is left out, with a note. Where none is left, callers must pass a base URL.
 *
 * @param given `servers` of the document or of an operation, of any shape
 * @param at JSON pointer to it
 */
export function readServers(spec: Spec, given: unknown, at: string): ServerModel[] {
  const list = Array.isArray(given) ? given : [];
  return list.flatMap((server, index) => {
    const place = `${at}${pointer(index)}`;
    const { url, description } = (server ?? {}) as { url?: unknown; description?: unknown };
    const variables = readVariables(spec, server, place);
    const start = typeof url === 'string' ? startOf(url, variables) : '';
    const absolute = typeof url === 'string' ? resolved(url, start, originOf(spec)) : undefined;
    const known = {
      url: absolute ?? String(url),
      ...(typeof description === 'string' && { description }),
      ...(Object.keys(variables).length > 0 && { variables }),
    };
    const why = absolute !== undefined ? whyUnusable(known) : start === undefined ? NO_START : NO_ORIGIN;
    if (why === undefined) return [known];
    note(spec, place, `The server ${String(url)} can't be used: ${why}`);
    return [];
  });
}

const NO_ORIGIN = 'it is relative, and the spec was not fetched from a URL';
const NO_START = 'it begins with a variable that has no default';

/** The URL that the spec was fetched from; undefined for a file. */
export function originOf({ document }: Spec): string | undefined {
  const { url } = (document['x-origin'] ?? {}) as { url?: unknown };
  return typeof url === 'string' && URL.canParse(url) ? url : undefined;
}

/**
 * Returns a server's URL as an absolute one, its variables untouched; undefined where that is not known.
 *
 * @param start as {@link startOf} returns it
 */
function resolved(url: string, start: string | undefined, origin: string | undefined): string | undefined {
  if (start === undefined) return undefined;
  // A variable may be the scheme.
  if (/^([a-z][a-z\d+.-]*|\{[^{}]+\}):/i.test(start)) return url;
  if (origin === undefined) return undefined;
  const names: string[] = [];
  // Braces would be encoded, and a name would lose its capitals.
  const masked = url.replace(/\{[^{}]+\}/g, name => `zqv${names.push(name) - 1}zqv`);
  if (!URL.canParse(masked, origin)) return undefined;
  return new URL(masked, origin).href.replace(/zqv(\d+)zqv/g, (_, index) => names[Number(index)] ?? '');
}

/**
 * Returns a URL with the variable filled in that it begins with: that of `{baseUrl}/v1` may hold the host. Undefined where it
 * has no value.
 */
function startOf(url: string, variables: Readonly<Record<string, Variable>>): string | undefined {
  const [whole = '', name = ''] = /^\{([^{}]+)\}(?!:)/.exec(url) ?? [];
  if (whole === '') return url;
  const { default: usual, values = [] } = variables[name] ?? {};
  const value = usual ?? values[0];
  return value === undefined ? undefined : value + url.slice(whole.length);
}

/** Says why the runtime would not use a server, whatever its variables are; undefined for one that it uses. */
function whyUnusable(server: ServerDescription): string | undefined {
  const values = Object.entries(server.variables ?? {}).flatMap(([name, variable]) =>
    variable.default === undefined ? [[name, variable.values?.[0] ?? '1'] as const] : [],
  );
  try {
    resolveBaseUrl([templatedServer(server)], { serverVariables: Object.fromEntries(values) });
    return undefined;
  } catch {
    return 'clients send secrets to https only (http to localhost), without credentials, query or fragment in the URL';
  }
}

/** Reads the variables of a server. One that is an example only, or has no default, has none here: callers must pass it. */
function readVariables(spec: Spec, server: unknown, place: string): Record<string, Variable> {
  const { url, variables = {} } = (server ?? {}) as { url?: unknown; variables?: Record<string, unknown> };
  const used = [...String(url).matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
  const declared = new Map(Object.entries(variables ?? {}));
  for (const name of used) if (!declared.has(name)) declared.set(name, {});
  return Object.fromEntries(
    [...declared].map(([name, variable]) => {
      const at = `${place}/variables${pointer(name)}`;
      const {
        default: usual,
        enum: allowed,
        'x-stand-in': isStandIn,
      } = (variable ?? {}) as Record<string, unknown>;
      const values = Array.isArray(allowed) && allowed.length > 0 ? allowed.map(String) : undefined;
      const hasDefault = usual !== undefined && usual !== null && isStandIn !== true;
      const isOutside = hasDefault && values !== undefined && !values.includes(String(usual));
      if (isOutside) note(spec, at, `The default of {${name}} is none of its values: it counts as one`);
      return [
        name,
        {
          ...(hasDefault && { default: String(usual) }),
          ...(values && { values: isOutside ? [String(usual), ...values] : values }),
        },
      ] as const;
    }),
  );
}

/** Gives each server the variables of all others, so that a client can be given them all, wherever its calls go. */
export function sharedVariables<Server extends ServerDescription>(
  servers: readonly Server[],
  all: readonly ServerDescription[],
): Server[] {
  const others = Object.assign({}, ...all.map(({ variables }) => variables)) as Record<string, Variable>;
  if (Object.keys(others).length === 0) return [...servers];
  return servers.map(server => ({ ...server, variables: { ...others, ...server.variables } }));
}

function note(spec: Spec, at: string, problem: string): void {
  spec.findings.add({
    kind: 'note',
    rule: 'server',
    problem,
    fix: 'Correct it in an overlay, or pass baseUrl.',
    place: spec.places.at(spec.document, at),
  });
}
