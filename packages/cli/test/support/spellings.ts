/** The ways in which a secret may come out: plain, URL- and form-encoded, base64 at any offset, JSON-escaped, hex. */
export function spellingsOf(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const base64 = [0, 1, 2].map(before => {
    const text = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]).toString('base64');
    // Without the characters that its neighbours decide.
    return text
      .slice(before === 0 ? 0 : 4)
      .replace(/=+$/, '')
      .slice(0, -2);
  });
  return [
    secret,
    encodeURIComponent(secret),
    new URLSearchParams({ a: secret }).toString().slice(2),
    json,
    JSON.stringify(json).slice(1, -1),
    Buffer.from(secret).toString('hex'),
    ...base64,
    ...base64.map(text => text.replaceAll('+', '-').replaceAll('/', '_')),
  ];
}

/** Returns the secrets that a string shows, in any spelling. */
export function leaks(text: string, secrets: readonly string[]): string[] {
  return secrets.filter(secret => spellingsOf(secret).some(spelling => text.includes(spelling)));
}
