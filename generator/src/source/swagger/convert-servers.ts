import { type Conversion, note, strings } from './conversion.js';

/**
 * Makes servers of host, base path and schemes; undefined where the document names none. Of https and http it is https: a
 * client would not send a secret to the other.
 *
 * @param schemes those of an operation; default: the document's
 */
export function serversOf(conversion: Conversion, schemes?: readonly string[]): object[] | undefined {
  const { document, root } = conversion;
  const { host, basePath } = document;
  const path = typeof basePath === 'string' ? `/${basePath}`.replace(/^\/+/, '/').replace(/\/+$/, '') : '';
  if (typeof host !== 'string' || host === '') {
    if (path === '' || schemes !== undefined) return undefined;
    const place = { file: root.place.file, pointer: '/basePath' };
    return [conversion.made({ part: document, place }, { url: path })];
  }
  const [, given, bare = host] = /^(?:([a-z]+):)?\/\/(.*)$/i.exec(host) ?? [];
  const named = schemes ?? strings(document.schemes);
  const all = [...(given === undefined ? [] : [given]), ...named].map(scheme => scheme.toLowerCase());
  const scheme = all.includes('https') || all.length === 0 ? 'https' : (all[0] as string);
  const server = conversion.made(
    { part: document, place: { file: root.place.file, pointer: '/host' } },
    { url: `${scheme}://${bare.replace(/\/+$/, '')}${path}`, ...variablesOf(bare) },
  );
  const others = all.filter(one => one !== scheme);
  if (all.length === 0)
    conversion.remark(
      server,
      note('scheme', 'Nothing says the scheme of the server; https was taken', 'Write schemes.'),
    );
  else if (others.length > 0) {
    const left = [...new Set(others)].map(one => one.slice(0, 10)).join(', ');
    conversion.remark(server, note('scheme', `The server is called by ${scheme}, not by ${left}`));
  }
  return [server];
}

/** Some vendors write what depends on the customer in braces, as OpenAPI 3 does. Callers have to say it. */
function variablesOf(host: string): object {
  const names = [...host.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
  if (names.length === 0) return {};
  return { variables: Object.fromEntries(names.map(name => [name, { default: name, 'x-stand-in': true }])) };
}
