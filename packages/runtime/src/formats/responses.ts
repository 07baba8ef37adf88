import { decoderOf } from '../charset.js';
import type { ReadContent, ResponseFormat } from '../model/formats.js';

/**
 * Reads a success as a string, in the character set that the server names. One that the server marks as JSON is read as JSON,
 * and a web page is no success.
 *
 * Blanks around a token, and a line break after it, are no part of it.
 *
 * @param isToken the string is a token. JSON and markup in its place are none.
 * @param empty statuses of documented successes without a body, beside 204 and 205
 */
export function textResponse(isToken = false, empty: readonly number[] = []): ResponseFormat {
  return {
    parseAs: 'text',
    async read(response, maxBytes) {
      const bytes = await readBytes(response, maxBytes);
      if (!bytes) return TOO_LARGE;
      const type = response.headers.get('content-type') ?? '';
      const isJson = /[/+]json\b/i.test(type);
      // JSON is in UTF-8 (RFC 8259 section 8.1), whatever its type says.
      const decoder = isJson ? new TextDecoder() : decoderOf(response.headers);
      const text = (decoder ?? new TextDecoder()).decode(await new Blob(bytes).arrayBuffer());
      if (text === '' && isEmpty(response, empty)) return { text, data: undefined };
      if (!decoder || /html/i.test(type)) return { text, data: undefined };
      if (isJson || (isToken && /^\s*[{[<]/.test(text)))
        return { text, data: text.trim() === '' ? '' : parseJson(text) };
      return { text, data: isToken ? text.trim() : text };
    },
  };
}

/**
 * Reads a success as a Blob, with the type that the server says.
 *
 * @param empty statuses of documented successes without a body, beside 204 and 205
 */
export function bytesResponse(empty: readonly number[] = []): ResponseFormat {
  return {
    parseAs: 'blob',
    async read(response, maxBytes) {
      const bytes = await readBytes(response, maxBytes);
      if (!bytes) return TOO_LARGE;
      const data = new Blob(bytes, { type: response.headers.get('content-type') ?? '' });
      return { text: '', data: data.size === 0 && isEmpty(response, empty) ? undefined : data };
    },
  };
}

const TOO_LARGE: ReadContent = { text: undefined, data: undefined };

function isEmpty({ status }: Response, empty: readonly number[]): boolean {
  return [204, 205, ...empty].includes(status);
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
