import { readBody } from '../client/wire.js';
import type { ResponseFormat } from '../model/formats.js';

/**
 * Reads a success as a string. One that the server marks as JSON is read as JSON, and a web page is no success.
 *
 * Blanks around a token, and a line break after it, are no part of it.
 *
 * @param isToken the string is a token. JSON and markup in its place are none.
 */
export function textResponse(isToken = false): ResponseFormat {
  return {
    parseAs: 'text',
    async read(response, maxBytes) {
      const text = await readBody(response, maxBytes);
      const type = response.headers.get('content-type') ?? '';
      if (text === undefined || /html/i.test(type)) return { text, data: undefined };
      if (/[/+]json\b/i.test(type) || (isToken && /^\s*[{[<]/.test(text)))
        return { text, data: text.trim() === '' ? '' : parseJson(text) };
      return { text, data: isToken ? text.trim() : text };
    },
  };
}

/** Reads a success as a Blob, with the type that the server says. */
export function bytesResponse(): ResponseFormat {
  return {
    parseAs: 'blob',
    async read(response, maxBytes) {
      const bytes = await readBytes(response, maxBytes);
      const type = response.headers.get('content-type') ?? '';
      return bytes ? { text: '', data: new Blob(bytes, { type }) } : { text: undefined, data: undefined };
    },
  };
}

/** Reads a body; undefined when it is longer than `maxBytes`. The rest of it is then not read. */
async function readBytes(
  response: Response,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>[] | undefined> {
  if (!response.body?.getReader) {
    const whole = new Uint8Array(await response.arrayBuffer());
    return whole.byteLength <= maxBytes ? [whole] : undefined;
  }
  const reader = response.body.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let left = maxBytes;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return chunks;
    left -= value.byteLength;
    // Also for a limit that is not a number.
    if (!(left >= 0)) {
      // Not awaited: a server that never ends its response must not hold us.
      reader.cancel().catch(() => {});
      return undefined;
    }
    chunks.push(value);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
