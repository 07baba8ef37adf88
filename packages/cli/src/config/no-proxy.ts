import { BlockList, isIP } from 'node:net';

/** Says which hosts are reached without a proxy. */
export type NoProxy = (host: string, port: number) => boolean;

/**
 * Reads NO_PROXY: names and addresses divided by commas or blanks, each with its subdomains, with or without a dot in
 * front; `host:port`; address ranges such as `10.0.0.0/8`; `*` for all.
 */
export function readNoProxy(text: string): NoProxy {
  const rules = text
    .toLowerCase()
    .split(/[,\s]+/)
    .filter(Boolean)
    .map(readRule);
  return (host, port) => {
    const name = host
      .toLowerCase()
      .replace(/^\[|\]$/g, '')
      .replace(/\.$/, '');
    return rules.some(rule => rule(name, port));
  };
}

function readRule(text: string): NoProxy {
  if (text === '*') return () => true;
  const [, range = '', bits] = /^(.+)\/(\d+)$/.exec(text) ?? [];
  const family = isIP(range);
  if (family !== 0) {
    const type = family === 6 ? 'ipv6' : 'ipv4';
    const list = new BlockList();
    if (Number(bits) <= (family === 6 ? 128 : 32)) list.addSubnet(range, Number(bits), type);
    return host => isIP(host) === family && list.check(host, type);
  }
  // The port of an IPv6 address stands behind brackets.
  const [, named, only] = /^(\[.+\]|[^:]+):(\d+)$/.exec(text) ?? [undefined, text, undefined];
  const name = (named ?? text).replace(/^\[|\]$/g, '').replace(/^\*?\./, '');
  return (host, port) =>
    (only === undefined || Number(only) === port) && (host === name || host.endsWith(`.${name}`));
}
