/** Base64 of the UTF-8 bytes of a text. */
export function toBase64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), byte => String.fromCharCode(byte)).join(''));
}

/** The text whose UTF-8 bytes a base64 stands for. Throws for what is no base64. */
export function fromBase64(base64: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(base64), byte => byte.charCodeAt(0)));
}
