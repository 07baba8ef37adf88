/** Reads the two readable parts of a JWT; undefined if a string is not one. The signature is not checked. */
export function readJwt(
  token: string,
): { header: Record<string, unknown>; payload: Record<string, unknown> } | undefined {
  const parts = token.trim().split('.');
  if (parts.length !== 3) return undefined;
  const [header, payload] = parts.slice(0, 2).map(partOf);
  return header && payload ? { header, payload } : undefined;
}

/** Reads the claims of a JWT; undefined if a string is not one. */
export function claimsOf(token: string): Record<string, unknown> | undefined {
  return readJwt(token)?.payload;
}

function partOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
