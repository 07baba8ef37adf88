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
