import { BlockList, isIP } from 'node:net';

/** Returns whether a host is reached without a proxy. */
export type NoProxy = (host: string, port: number) => boolean;

/**
 * Parses NO_PROXY: names and addresses separated by commas or blanks, with or without a dot in front, each including its
 * subdomains; `host:port`; address ranges such as `10.0.0.0/8`; `*` for all hosts.
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
  // An IPv6 address with a port is in brackets.
  const [, named, only] = /^(\[.+\]|[^:]+):(\d+)$/.exec(text) ?? [undefined, text, undefined];
  const name = (named ?? text).replace(/^\[|\]$/g, '').replace(/^\*?\./, '');
  return (host, port) =>
    (only === undefined || Number(only) === port) && (host === name || host.endsWith(`.${name}`));
}
