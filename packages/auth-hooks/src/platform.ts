/**
 * Returns a module of Node, Bun or Deno; undefined in any other runtime. Not an import, so that no bundle for the web sees
 * a node module (`process.getBuiltinModule`: Node 20.16 and 22.3).
 *
 * Some runtimes have a `process` that is not Node's: in the edge runtime of Next.js, members that it does not have
 * throw when they are called.
 */
export function nodeModule<Module>(name: string): Module | undefined {
  try {
    const { process } = globalThis as {
      process?: { getBuiltinModule?: (name: string) => Module | undefined };
    };
    return process?.getBuiltinModule?.(name);
  } catch {
    return undefined;
  }
}

const DIGITS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Writes bytes as lower-case hex. */
export function toHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += DIGITS[byte];
  return hex;
}

/** Reads an even number of hex digits in either case; undefined for any other string. */
export function fromHex(hex: string): Uint8Array | undefined {
  if (hex.length % 2 !== 0 || /[^0-9a-f]/i.test(hex)) return undefined;
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

/** Makes an id of 128 random bits, in hex. */
export function randomId(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(16)));
}
