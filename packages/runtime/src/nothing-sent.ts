/** What systems and runtimes call a failure to reach the other side. */
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
  // Bun.
  'ConnectionRefused',
  'FailedToOpenSocket',
  'UnableToConnect',
]);

/** The resolver's failures, as Node and c-ares name them. */
const NOT_RESOLVED = /^(EAI_[A-Z]+|DNS[A-Z_]*|E(NODATA|FORMERR|SERVFAIL|NOTIMP|BADNAME))$/;

/** OpenSSL's words for a certificate, or for a handshake that the two sides could not agree on. */
const NO_HANDSHAKE =
  /CERT|_CRL|ISSUER|^(INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH|PATH_LENGTH_EXCEEDED|UNABLE_TO_VERIFY_LEAF_SIGNATURE|EPROTO)$|^ERR_SSL_(WRONG_VERSION_NUMBER|UNSUPPORTED_PROTOCOL|NO_|.*ALERT_(HANDSHAKE_FAILURE|PROTOCOL_VERSION|UNRECOGNIZED_NAME|NO_APPLICATION_PROTOCOL|INSUFFICIENT_SECURITY|UNKNOWN_CA))|^ERR_TLS_/;

/**
 * Tells whether a connection failed before a byte of the request was sent: the name was not found, nobody listened,
 * the TLS handshake failed. What was to be sent is then untouched, a one-time refresh token too.
 *
 * @param reason a system's or runtime's code, such as `NetworkError.reason` has it
 * @returns false also for codes that may come at any time, such as `ECONNRESET` and `ETIMEDOUT`
 */
export function nothingWasSent(reason: string | undefined): boolean {
  return (
    reason !== undefined &&
    (NOT_CONNECTED.has(reason) || NOT_RESOLVED.test(reason) || NO_HANDSHAKE.test(reason))
  );
}
