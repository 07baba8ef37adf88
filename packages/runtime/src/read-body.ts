/**
 * Reads a body as text, up to `maxBytes`; undefined when it is longer. The rest of a body that is too long is not
 * read.
 */
export async function readBody(response: Response, maxBytes: number): Promise<string | undefined> {
  const stream = response.body;
  if (!stream) return '';
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > maxBytes) {
      // Not awaited: a server that never ends its answer must not hold us.
      reader.cancel().catch(() => {});
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}
