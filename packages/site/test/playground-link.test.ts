import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { BadLink, fragmentOf, MAX_UNPACKED, specOfFragment } from '../src/playground/link/spec-link.js';

const packed = (bytes: Buffer | string) => `#spec=1.${deflateRawSync(bytes).toString('base64url')}`;

describe('a link', () => {
  test.each([
    ['YAML', 'vendor.yaml', 'openapi: 3.0.3\ninfo:\n  title: Ünïcödé 令牌 🔑\n'],
    ['lines of Windows', 'a.yaml', 'a: 1\r\nb: 2\r\n'],
    ['an empty document', 'a.json', ''],
    ['300 kB', 'a.yaml', 'a: b # much the same\n'.repeat(15_000)],
  ])('gives back what it was made of: %s', async (_, fileName, text) => {
    const fragment = await fragmentOf({ fileName, text });

    expect(fragment).toMatch(/^#spec=1\.[\w-]+$/);
    expect(await specOfFragment(fragment)).toEqual({ fileName, text });
  });

  test('packs a document to a part of its size', async () => {
    const text = 'description: A field of the response.\n'.repeat(1000);

    expect((await fragmentOf({ fileName: 'a.yaml', text })).length).toBeLessThan(text.length / 50);
  });

  test('is none where the fragment is a heading', async () => {
    expect(await specOfFragment('#limits')).toBeUndefined();
    expect(await specOfFragment('')).toBeUndefined();
  });

  test.each([
    ['is cut', packed('a.yaml\nopenapi: 3.0.3\ninfo: {}\n').slice(0, -6)],
    ['has other characters', '#spec=1.%3Cscript%3E'],
    ['has nothing', '#spec=1.'],
    ['is not deflated', `#spec=1.${Buffer.from('openapi: 3.0.3').toString('base64url')}`],
    ['is no text', packed(Buffer.from([0x61, 0x0a, 0xff, 0xfe, 0xfa]))],
  ])('that %s is called damaged', async (_, fragment) => {
    await expect(specOfFragment(fragment)).rejects.toThrow(BadLink);
    await expect(specOfFragment(fragment)).rejects.toThrow(/^This link is damaged/);
  });

  test('of another version says so', async () => {
    await expect(specOfFragment('#spec=2.AAAA')).rejects.toThrow('another version of this page');
  });

  test('that unpacks to 200 MB is given up at the limit', async () => {
    const bomb = packed(Buffer.alloc(200_000_000, 'a'));
    const before = process.memoryUsage().rss;

    await expect(specOfFragment(bomb)).rejects.toThrow(`more than ${MAX_UNPACKED / 1e6} MB`);

    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });

  test.each([
    ['../../etc/passwd', '....etcpasswd'],
    ['<img src=x>', 'img srcx'],
    ['', 'spec.yaml'],
    ['\u202Espec', 'spec'],
  ])('gives the document a name that only names: %j', async (fileName, name) => {
    const spec = await specOfFragment(packed(`${fileName}\na: 1\n`));

    expect(spec?.fileName).toBe(name);
  });
});
