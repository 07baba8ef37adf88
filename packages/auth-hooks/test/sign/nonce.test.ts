import { describe, expect, test } from 'vitest';
import { coboSigner, nextNonce } from '../../src/sign/cobo-signer.js';

const nonceOf = async (signer: ReturnType<typeof coboSigner>) =>
  (await signer.sign({ method: 'GET', url: 'https://api.cobo.com/v2/x', body: '' })).headers['biz-api-nonce'];

describe('the nonce', () => {
  test('rises strictly over ten thousand calls in one millisecond', () => {
    const nonces = Array.from({ length: 10_000 }, () => Number(nextNonce(2e12)));

    for (let i = 1; i < nonces.length; i++) expect(nonces[i]).toBeGreaterThan(nonces[i - 1] ?? 0);
    expect(nonces[0]).toBe(2e12);
  });

  test('rises strictly while the clock goes back a little', () => {
    const first = Number(nextNonce(3e12));

    expect(Number(nextNonce(3e12 - 20_000))).toBe(first + 1);
    expect(Number(nextNonce(3e12 - 20_000.5))).toBe(first + 2);
  });

  test('follows a clock that is corrected by more than 30 s', () => {
    nextNonce(4e12);

    expect(Number(nextNonce(4e12 - 3_600_000))).toBe(4e12 - 3_600_000);
  });

  test('is shared by all signers of the process', async () => {
    const now = () => 5e12;
    const one = coboSigner({ privateKey: '11'.repeat(32), now });
    const two = coboSigner({ privateKey: '22'.repeat(32), now });

    const nonces = [await nonceOf(one), await nonceOf(two), await nonceOf(one), await nonceOf(two)];

    expect(nonces).toEqual(['5000000000000', '5000000000001', '5000000000002', '5000000000003']);
  });

  test('is decimal milliseconds of the server, as far as its offset is known', async () => {
    let offset = Number.NaN;
    const signer = coboSigner({ privateKey: '11'.repeat(32), now: () => 6e12, clockOffsetMs: () => offset });

    expect(await nonceOf(signer)).toBe('6000000000000');
    offset = 90_000.4;
    expect(await nonceOf(signer)).toBe('6000000090000');
  });

  test('can be given, and must fit into a header', async () => {
    const given = ['abc-123', 'a|b', 'a b', ''];
    const signer = coboSigner({ privateKey: '11'.repeat(32), nonce: () => given.shift() ?? '' });

    expect(await nonceOf(signer)).toBe('abc-123');
    for (let i = 0; i < 3; i++)
      await expect(nonceOf(signer)).rejects.toMatchObject({ code: 'configuration' });
  });
});
