/**
 * The system's code for a failed connection, and nothing else: messages may hold URLs. Where several addresses were
 * tried, that of the first.
 */
export function failureReason(error: unknown): string | undefined {
  const { cause } = Object(error);
  return [error, cause, Object(cause).errors?.[0]]
    .map(failed => Object(failed).code)
    .find(code => /^[A-Z]\w+$/.test(code));
}
