import type { Args, Flag } from '../args.js';
import { configurationError, usageError } from '../cli-error.js';
import type { ClientCertificate, PemFile } from './check-certificates.js';
import type { Config, Section } from './config-file.js';
import type { Inputs } from './inputs.js';
import type { NoProxy } from './no-proxy.js';

/** A proxy. */
export interface ProxyServer {
  /** The URL without user name and password. */
  readonly url: string;
  /** The value of `Proxy-Authorization`. */
  readonly authorization?: string;
  /** Parts of its URL that no output may show. */
  readonly secrets: readonly string[];
  /** Where it was found, such as `environment HTTPS_PROXY`. */
  readonly source: string;
}

/** How requests leave this machine. What is absent is left to the JavaScript runtime. */
export interface Connection {
  readonly proxy?: ProxyServer;
  /** Returns whether a host is reached without the proxy. */
  readonly noProxy: NoProxy;
  /** Certificate authorities to trust in addition to the usual ones. */
  readonly ca?: PemFile;
  /** The path in NODE_EXTRA_CA_CERTS, which Node adds to the usual authorities. */
  readonly extraAuthorities?: string;
  /** The certificate and key to show to servers (mutual TLS). */
  readonly client?: ClientCertificate;
}

/** The flags for how requests leave this machine. Every command that sends requests has them. */
export const CONNECTION_FLAGS: readonly Flag[] = [
  { name: 'proxy', value: 'url', help: 'send requests through this proxy, or "none" (default $HTTPS_PROXY)' },
  {
    name: 'ca-file',
    value: 'file',
    help: 'PEM file of certificate authorities to trust in addition to the usual ones',
  },
  { name: 'client-cert', value: 'file', help: 'PEM file of the certificate to show to servers' },
  { name: 'client-key', value: 'file', help: "PEM file of the certificate's private key" },
];

/** The keys for them in the config file, in a provider's section or at the top. */
export const CONNECTION_KEYS = ['proxy', 'ca_file', 'client_cert', 'client_key'] as const;

/** The variables for a proxy that other programs read as well; the first that is set wins. */
const PROXY_VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];

interface Places {
  readonly args: Args;
  readonly inputs: Inputs;
  readonly config: Config;
  /** The provider's section. Absent: only what is set for all providers counts. */
  readonly section?: Section;
}

/**
 * Finds how requests are sent. A flag wins over `TOKEN_CLIENTS_*`, which wins over the provider's section, then the top
 * of the config file, then the variables that all programs read.
 *
 * @throws {CliError} `configuration` or `usage` when a setting can't be used
 */
export async function findConnection(places: Places): Promise<Connection> {
  const { inputs } = places;
  const proxy = proxyOf(places);
  const ca = pemFile('ca-file', places);
  const certificate = pemFile('client-cert', places);
  const key = pemFile('client-key', places);
  if (certificate && !key)
    throw configurationError(
      `--client-cert (${certificate.source}) needs its private key: add --client-key, TOKEN_CLIENTS_CLIENT_KEY or client_key.`,
    );
  if (key && !certificate)
    throw configurationError(
      `--client-key (${key.source}) needs its certificate: add --client-cert, TOKEN_CLIENTS_CLIENT_CERT or client_cert.`,
    );
  const client = certificate && key && { certificate, key };
  const extra = ca && inputs.env('NODE_EXTRA_CA_CERTS');
  if (ca || client) (await import('./check-certificates.js')).checkCertificates(ca, client);
  const hosts = inputs.env('no_proxy') ?? inputs.env('NO_PROXY');
  return {
    noProxy: hosts === undefined ? () => false : (await import('./no-proxy.js')).readNoProxy(hosts),
    ...(proxy && { proxy }),
    ...(ca && { ca }),
    ...(extra !== undefined && { extraAuthorities: extra }),
    ...(client && { client }),
  };
}

/** A setting and where it was found. */
interface Found {
  readonly text: string;
  readonly source: string;
  /** Where relative paths start. Absent: the working directory. */
  readonly base?: string;
}

function find(flag: string, { args, inputs, config, section }: Places): Found | undefined {
  const given = args.text(flag);
  if (given !== undefined) return { text: given, source: `flag --${flag}` };
  const key = flag.replaceAll('-', '_');
  const variable = `TOKEN_CLIENTS_${key.toUpperCase()}`;
  const set = inputs.env(variable);
  if (set !== undefined) return { text: set, source: `environment ${variable}` };
  for (const value of [section?.[key], config.flat[key]]) {
    if (value === undefined || value === null) continue;
    if (typeof value !== 'string') throw configurationError(`The config file: ${key} must be a string.`);
    return { text: value, source: `config file, ${key}`, base: config.directory };
  }
  return undefined;
}

function proxyOf(places: Places): ProxyServer | undefined {
  const { inputs } = places;
  const own = find('proxy', places);
  const variable = PROXY_VARIABLES.find(name => inputs.env(name) !== undefined);
  const text = own?.text ?? (variable === undefined ? undefined : inputs.env(variable));
  if (text === undefined || text === 'none') return undefined;
  const source = own?.source ?? `environment ${variable}`;
  // Many people write a proxy without its scheme.
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const url = URL.canParse(whole) ? new URL(whole) : undefined;
  if (!url?.hostname || !/^https?:$/.test(url.protocol))
    throw configurationError(
      `The proxy (${source}) must be a URL like http://proxy.example.com:3128, http or https, or "none".`,
    );
  const { username, password } = url;
  if (username === '' && password === '') return { url: url.origin, secrets: [], source };
  if (own?.source.startsWith('flag'))
    throw usageError(
      '--proxy does not accept a password: other users can see it in the list of processes. Put such a URL into TOKEN_CLIENTS_PROXY, HTTPS_PROXY or the config file.',
    );
  const pair = `${decoded(username)}:${decoded(password)}`;
  const encoded = Buffer.from(pair).toString('base64');
  // With a shorter secret, redaction would hide every string as a whole.
  const secrets = [password, decoded(password), encoded].filter(secret => secret.length > 3);
  return { url: url.origin, authorization: `Basic ${encoded}`, secrets, source };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function pemFile(flag: string, places: Places): PemFile | undefined {
  const found = find(flag, places);
  if (!found) return undefined;
  const { inputs } = places;
  const path = inputs.path(found.text, found.base);
  const { source } = found;
  let pem: string | undefined;
  try {
    pem = inputs.file(path);
  } catch (error) {
    throw configurationError(
      `--${flag} (${source}): ${path} can't be read (${(error as NodeJS.ErrnoException).code}).`,
    );
  }
  if (pem === undefined) throw configurationError(`--${flag} (${source}): ${path} does not exist.`);
  return { path, pem, source };
}

/** Lists the settings of connections for people. Never shows a password. */
export function connectionLines({ proxy, ca, client }: Connection) {
  const files = {
    ca_file: ca,
    client_cert: client?.certificate,
    client_key: client?.key,
  };
  return [
    ...(proxy ? [{ setting: 'proxy', value: describeProxy(proxy), source: proxy.source }] : []),
    ...Object.entries(files).flatMap(([setting, file]) =>
      file ? [{ setting, value: file.path, source: file.source }] : [],
    ),
  ];
}

function describeProxy({ url, authorization }: ProxyServer): string {
  return authorization === undefined ? url : `${url} (with user name and password)`;
}
