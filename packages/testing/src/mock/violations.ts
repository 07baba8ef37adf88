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
