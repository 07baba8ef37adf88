/**
 * Reads a body as text, up to `maxBytes`; undefined when it is longer. The rest of a body that is too long is not
 * read, where the body is a web stream. Others (React Native has none, node-fetch has Node's) come whole.
 */
export async function readBody(response: Response, maxBytes: number): Promise<string | undefined> {
  if (!response.body?.getReader) {
    const text = await response.text();
    // Also for a limit that is not a number.
    return new TextEncoder().encode(text).length <= maxBytes ? text.replace(/^\ufeff/, '') : undefined;
  }
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let left = maxBytes;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    left -= value.byteLength;
    // Also for a limit that is not a number.
    if (!(left >= 0)) {
      // Not awaited: a server that never ends its answer must not hold us.
      reader.cancel().catch(() => {});
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}
