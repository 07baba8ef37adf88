/** Returns the decoder for a body: of UTF-8 where its type names no character set, undefined where this runtime has none. */
export function decoderOf(headers: Headers): TextDecoder | undefined {
  const type = headers.get('content-type') ?? '';
  const [, charset = 'utf-8'] = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(type) ?? [];
  try {
    return new TextDecoder(charset);
  } catch {
    return undefined;
  }
}
