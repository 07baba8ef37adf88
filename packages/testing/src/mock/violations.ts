interface Violation {
  readonly location: readonly string[];
  readonly message: string;
}

/** Reads the header `sl-violations`, in which Prism says what a request or a response does against the spec. */
export function violationsIn(header: string | readonly string[] | undefined): readonly string[] {
  if (header === undefined) return [];
  const text = String(header);
  try {
    return (JSON.parse(text) as readonly Violation[]).map(
      ({ location, message }) => `${location.join('.')}: ${message}`,
    );
  } catch {
    // It is cut off where it is too long for a header.
    return [text];
  }
}

/**
 * Returns what a response of Prism's own says is wrong: without the header, it responds so to a request with another path or method,
 * and to one that does not authenticate, where the spec has no response for that.
 */
export function problemIn(contentType: string | undefined, body: Buffer): readonly string[] {
  // A response to HEAD has no body.
  if (!contentType?.startsWith('application/problem+json') || body.length === 0) return [];
  const { type, title, status } = JSON.parse(body.toString()) as Readonly<Record<string, unknown>>;
  // The spec may have problems of its own.
  if (!String(type).startsWith('https://stoplight.io/prism/errors#')) return [];
  return [`${Number(status) < 500 ? 'request' : 'response'}: ${String(title)}`];
}
