/** Encodes the UTF-8 bytes of a string as base64. */
export function toBase64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), byte => String.fromCharCode(byte)).join(''));
}

/** Decodes the base64 of a string's UTF-8 bytes. Throws a `DOMException` for what is no base64. */
export function fromBase64(base64: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(base64), byte => byte.charCodeAt(0)));
}
