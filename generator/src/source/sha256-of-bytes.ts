/** The first bits of the fractions of the cube roots of the first 64 primes, and of the square roots of the first 8. */
const { constants, start } = tables();

/**
 * Hashes bytes with SHA-256 (FIPS 180-4), in hex. Only for pages that were not loaded over TLS, to which browsers give no
 * `crypto.subtle`.
 */
export function sha256OfBytes(bytes: Uint8Array): string {
  const state = Int32Array.from(start);
  const padded = new DataView(new ArrayBuffer(Math.ceil((bytes.length + 9) / 64) * 64));
  new Uint8Array(padded.buffer).set(bytes);
  padded.setUint8(bytes.length, 0x80);
  padded.setBigUint64(padded.byteLength - 8, BigInt(bytes.length) * 8n);
  const words = new Int32Array(64);
  for (let at = 0; at < padded.byteLength; at += 64) addBlock(state, padded, at, words);
  return Array.from(state, word => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

function addBlock(state: Int32Array, data: DataView, at: number, words: Int32Array): void {
  const word = (index: number) => words[index] as number;
  for (let index = 0; index < 16; index++) words[index] = data.getInt32(at + index * 4);
  for (let index = 16; index < 64; index++) {
    const [far, near] = [word(index - 15), word(index - 2)];
    const before = turned(far, 7) ^ turned(far, 18) ^ (far >>> 3);
    const behind = turned(near, 17) ^ turned(near, 19) ^ (near >>> 10);
    words[index] = word(index - 16) + before + word(index - 7) + behind;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let index = 0; index < 64; index++) {
    const mixed = (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g));
    const first = (h + mixed + (constants[index] as number) + word(index)) | 0;
    const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  for (const [index, value] of [a, b, c, d, e, f, g, h].entries())
    state[index] = (state[index] as number) + value;
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function tables() {
  const primes: number[] = [];
  for (let next = 2; primes.length < 64; next++) {
    if (primes.every(prime => next % prime !== 0)) primes.push(next);
  }
  const bits = (root: number) => ((root - Math.floor(root)) * 2 ** 32) | 0;
  return {
    constants: primes.map(prime => bits(Math.cbrt(prime))),
    start: primes.slice(0, 8).map(prime => bits(Math.sqrt(prime))),
  };
}
