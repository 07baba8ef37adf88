import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalUrl } from '../../src/sign/canonical-url.js';

const queryOf = (query: string) => canonicalUrl(`https://api.cobo.com/v2/wallets?${query}`).query;

describe('canonicalUrl()', () => {
  test('writes a space as +, keeps - _ . ~ and encodes the rest in upper case', () => {
    expect(queryOf('a=x%20y+z')).toBe('a=x+y+z');
    expect(queryOf('a=-_.~%2d%5f%2e%7e')).toBe('a=-_.~-_.~');
    expect(queryOf("a=!'()*,:/?@$;[]%2b%3d%26")).toBe(
      'a=%21%27%28%29%2A%2C%3A%2F%3F%40%24%3B%5B%5D%2B%3D%26',
    );
    expect(queryOf('a=h%c3%a9llo&b=你好')).toBe('a=h%C3%A9llo&b=%E4%BD%A0%E5%A5%BD');
  });

  test('encodes names like values', () => {
    expect(queryOf('a%20b[]=1')).toBe('a+b%5B%5D=1');
  });

  test('drops parameters without a value and keeps order and repeated names', () => {
    expect(queryOf('z=1&empty=&flag&a=2&z=3&&')).toBe('z=1&a=2&z=3');
  });

  test('keeps an equals sign inside a value, encoded', () => {
    expect(queryOf('a=b=c==')).toBe('a=b%3Dc%3D%3D');
  });

  test('keeps bytes that are not UTF-8, and encodes a percent sign that encodes nothing', () => {
    expect(queryOf('a=%ff%FE&b=100%')).toBe('a=%FF%FE&b=100%25');
  });

  test('drops a fragment and a lonely question mark', () => {
    expect(canonicalUrl('https://api.cobo.com/v2/x?#top').href).toBe('https://api.cobo.com/v2/x');
  });

  test('takes the path as fetch sends it', () => {
    expect(canonicalUrl('https://api.cobo.com/v2/./a b/../c%2Fd/é').path).toBe('/v2/c%2Fd/%C3%A9');
  });

  test('changes nothing in a URL that is canonical, and fetch changes nothing either', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), fc.string(), (url, extra) => {
        const once = canonicalUrl(`${url}${url.includes('?') ? '&' : '?'}x=${extra.replace('#', '')}`);

        expect(canonicalUrl(once.href)).toEqual(once);
        expect(new URL(once.href).href).toBe(once.href);
      }),
    );
  });

  test('says the same as a form: the decoded pairs stay what they were', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text)), pairs => {
        const query = new URLSearchParams(pairs).toString();

        expect([...new URLSearchParams(queryOf(query))]).toEqual([...new URLSearchParams(query)]);
      }),
    );
  });

  test('rejects a URL that is not absolute without repeating it', () => {
    expect(() => canonicalUrl('/v2/wallets?token=canary')).toThrow(/^(?!.*canary).*not an absolute URL/);
  });
});
