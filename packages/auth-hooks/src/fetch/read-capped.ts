/** Reads a body up to a limit; undefined when it is longer, or breaks. What is over the limit is not read. */
export async function readCapped(request: Request, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    // Firefox gives no `body` of a Request, and takes none there that streams: all of it is in memory already.
    const body = request.body ?? (await request.blob()).stream();
    const reader = body.getReader();
    for (;;) {
      const { value } = await reader.read();
      if (!value) break;
      size += value.byteLength;
      if (size > maxBytes) {
        // Not awaited: of two branches of a body, the first one waits for the second.
        reader.cancel().catch(() => {});
        return undefined;
      }
      chunks.push(value);
    }
  } catch {
    return undefined;
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
