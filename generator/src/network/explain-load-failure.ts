/** What kept a spec from being loaded, and what to do. */
export interface LoadFailure {
  readonly what: string;
  readonly fix: string;
}

/**
 * Why a download failed: the host, the proxy, a certificate, or time.
 *
 * @param what what was to be loaded
 */
export function explainLoadFailure(error: unknown, what = 'The spec'): LoadFailure {
  const causes = causesOf(error);
  const { code, hostname, address, port } = causes.find(one => typeof one.code === 'string') ?? {};
  const status = causes
    .map(({ message }) => /Proxy response \((\d{3})\)/.exec(`${message}`)?.[1])
    .find(Boolean);
  if (code === 'ERR_INVALID_URL')
    return {
      what: 'The proxy in the environment or in npm is no URL',
      fix: 'Write it as http://host:port.',
    };
  if (status === '407')
    return {
      what: 'The proxy wants a password (407)',
      fix: 'Write it into HTTPS_PROXY: http://user:password@host:port.',
    };
  if (status !== undefined) {
    return {
      what: `The proxy rejects the connection (${status})`,
      fix: 'Ask for the host to be allowed there, or name it in NO_PROXY.',
    };
  }
  if (causes.some(({ name }) => name === 'TimeoutError'))
    return { what: `${what} took too long to load`, fix: 'Try again, or download it and name the file.' };
  if (/CERT|SELF_SIGNED|UNABLE_TO|^ERR_(SSL|TLS)/.test(`${code}`)) {
    return {
      what: `The certificate is not trusted (${code})`,
      fix: 'Name the file with the certificate of your company, or of the server, in NODE_EXTRA_CA_CERTS.',
    };
  }
  const where = hostname ?? (address === undefined ? undefined : `${address}:${port}`);
  const reason = code === undefined ? '' : ` (${[code, where].filter(Boolean).join(' ')})`;
  return {
    what: `${what} cannot be loaded${reason}`,
    fix: 'Check the URL. Behind a company proxy, name that in HTTPS_PROXY; if it is named, check that.',
  };
}

interface Cause {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly hostname?: unknown;
  readonly address?: unknown;
  readonly port?: unknown;
  readonly cause?: unknown;
  readonly errors?: readonly unknown[];
}

/** The error, its cause, and so on; of several causes the first. */
function causesOf(error: unknown): readonly Cause[] {
  const causes: Cause[] = [];
  let one = error as Cause | undefined;
  while (one && causes.length < 10) {
    causes.push(one);
    one = (one.cause ?? one.errors?.[0]) as Cause | undefined;
  }
  return causes;
}
