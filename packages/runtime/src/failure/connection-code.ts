/**
 * The system's or the runtime's code of a connection that failed, such as `ECONNREFUSED`, from what `fetch` rejected with;
 * undefined where it has none. Nothing else of such an error may be shown: messages may hold URLs.
 *
 * Where several addresses were tried, it is that of the first. Node 22 and later have one with a slash:
 * `ERR_SSL_SSL/TLS_ALERT_...`.
 */
export function connectionCode(error: unknown): string | undefined {
  const { cause } = Object(error);
  return [error, cause, Object(cause).errors?.[0]]
    .map(failed => Object(failed).code)
    .find(known => /^(?!ERR_INVALID)[A-Z][\w/]+$/.test(known));
}

/** Codes of a connection that was not made. */
const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'ENOTFOUND',
  // No descriptor was left for a socket; a firewall of this machine said no.
  'EMFILE',
  'ENFILE',
  'EACCES',
  'EPERM',
  'UND_ERR_CONNECT_TIMEOUT',
  // Bun before 1.3, and what Deno says of all that it has no better word for.
  'ConnectionRefused',
  'FailedToOpenSocket',
  'Connect',
]);

/** Codes of a name that was not resolved, as libuv and c-ares have them. */
const NOT_RESOLVED = /^(EAI_[A-Z]+|E(NODATA|FORMERR|SERVFAIL|NOTIMP|BADNAME|BADRESP))$/;

/** OpenSSL's codes for a certificate that is not trusted, with those that Node adds. */
const NOT_TRUSTED =
  /^((?!ERR_)(.*_)?(CERTS?|CRL|ISSUER)(_.*)?|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH|PATH_LENGTH_EXCEEDED|UNABLE_TO_VERIFY_LEAF_SIGNATURE|ERR_TLS_CERT_ALTNAME_INVALID)$/;

/**
 * Codes of a handshake on which the two sides could not agree. Not those for a client's certificate: with TLS 1.3 they
 * come when the client may have written already.
 */
const NO_HANDSHAKE =
  /^(EPROTO|ERR_TLS_HANDSHAKE_TIMEOUT|ERR_SSL_(WRONG_VERSION_NUMBER|UNSUPPORTED_PROTOCOL|NO_PROTOCOLS_AVAILABLE|NO_SHARED_CIPHER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|[\w/]+_ALERT_(HANDSHAKE_FAILURE|PROTOCOL_VERSION|UNRECOGNIZED_NAME|NO_APPLICATION_PROTOCOL|INSUFFICIENT_SECURITY)))$/;

/**
 * Tells whether a connection failed before a byte of the request was sent: the name was not found, nobody listened,
 * the certificate was not trusted. What was to be sent is then untouched, a one-time refresh token too.
 *
 * @param reason a system's or runtime's code, such as `NetworkError.reason` has it
 * @returns false also for codes that may come at any time, such as `ECONNRESET` and `ETIMEDOUT`
 */
export function nothingWasSent(reason: string | undefined): boolean {
  if (reason === undefined) return false;
  if (NOT_CONNECTED.has(reason)) return true;
  return [NOT_RESOLVED, NOT_TRUSTED, NO_HANDSHAKE].some(codes => codes.test(reason));
}
