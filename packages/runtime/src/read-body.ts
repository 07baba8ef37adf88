/**
 * Reads a body as text, up to `maxBytes`; undefined when it is longer. The rest of a body that is too long is not
 * read.
 */
export async function readBody(response: Response, maxBytes: number): Promise<string | undefined> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let left = maxBytes;
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done) return text + decoder.decode();
    left -= value.byteLength;
    // Also for a limit that is not a number.
    if (!(left >= 0)) {
      // Not awaited: a server that never ends its answer must not hold us.
      reader?.cancel().catch(() => {});
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}
