import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256OfBytes } from '../../src/source/sha256-of-bytes.js';

test('the hash of pages without TLS is that of every other place', () => {
  const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  for (let length = 0; length < 200; length++) {
    const bytes = new Uint8Array(length).fill(length);
    expect(sha256OfBytes(bytes)).toBe(hashOf(bytes));
  }

  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5000 }), bytes => {
      expect(sha256OfBytes(bytes)).toBe(hashOf(bytes));
    }),
  );
});
