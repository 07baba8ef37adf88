import { valueAt } from '../json.js';

/**
 * Returns the code of a connection that failed, such as `ECONNREFUSED`, from what `fetch` rejected with; undefined where it
 * has none.
 *
 * It is the system's or the runtime's code; nothing else of such an error may be shown, because messages may hold URLs.
 * Where several addresses were tried, it is the code of the first.
 */
export function connectionCode(error: unknown): string | undefined {
  return (
    ['/code', '/cause/code', '/cause/errors/0/code']
      .map(pointer => String(valueAt(error, pointer)))
      // Those of an invalid request say nothing about a connection: there was none.
      .find(code => /^(?!ERR_INVALID|UND_ERR_(INVALID|NOT_SUPP|REQ_))[A-Z][\w/]+$/.test(code))
  );
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
  // No descriptor was left for a socket; a firewall of this machine rejected the connection.
  'EMFILE',
  'ENFILE',
  'EACCES',
  'EPERM',
  'UND_ERR_CONNECT_TIMEOUT',
  // Bun before 1.3, and Deno where it has no better word.
  'ConnectionRefused',
  'FailedToOpenSocket',
  'Connect',
]);

/** Codes of libuv and c-ares for a name that was not resolved. */
const NOT_RESOLVED = /^(EAI_[A-Z]+|E(NODATA|FORMERR|SERVFAIL|NOTIMP|BADNAME|BADRESP))$/;

/** OpenSSL's codes for a certificate that is not trusted, with those that Node adds. */
const NOT_TRUSTED =
  /^((?!ERR_)(.*_)?(CERTS?|CRL|ISSUER)(_.*)?|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH|PATH_LENGTH_EXCEEDED|UNABLE_TO_VERIFY_LEAF_SIGNATURE|ERR_TLS_CERT_ALTNAME_INVALID)$/;

/**
 * Codes of a handshake on which the two sides could not agree. Not those for a client's certificate: with TLS 1.3 they
 * may come after the client has written. Node 22 and later have codes with a slash: `ERR_SSL_SSL/TLS_ALERT_...`.
 */
const NO_HANDSHAKE =
  /^(EPROTO|ERR_TLS_HANDSHAKE_TIMEOUT|ERR_SSL_(WRONG_VERSION_NUMBER|UNSUPPORTED_PROTOCOL|NO_PROTOCOLS_AVAILABLE|NO_SHARED_CIPHER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|[\w/]+_ALERT_(HANDSHAKE_FAILURE|PROTOCOL_VERSION|UNRECOGNIZED_NAME|NO_APPLICATION_PROTOCOL|INSUFFICIENT_SECURITY)))$/;

/**
 * Returns whether a connection failed before a byte of the request was sent: the name was not found, no server listened,
 * the certificate was not trusted. What was to be sent is then unused, also a one-time refresh token.
 *
 * @param reason a system's or runtime's code, as in `NetworkError.reason`
 * @returns false also for codes that may come at any time, such as `ECONNRESET` and `ETIMEDOUT`
 */
export function nothingWasSent(reason: string | undefined): boolean {
  if (reason === undefined) return false;
  if (NOT_CONNECTED.has(reason)) return true;
  return [NOT_RESOLVED, NOT_TRUSTED, NO_HANDSHAKE].some(codes => codes.test(reason));
}
