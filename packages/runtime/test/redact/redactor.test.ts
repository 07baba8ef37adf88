import { growth } from '@token-clients/test-support';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { secretNames } from '../../src/redact/names.js';
import { redactor } from '../../src/redact/redactor.js';
import { allSpellingsOf } from '../../src/redact/spellings.js';

const SECRET = 'c&n<a>r"y/ä+\\9';
const { text, headers, url, body, value } = redactor({ fields: ['org_id'], values: [SECRET] });

describe('secretNames()', () => {
  const isSecret = secretNames(['Org-ID']);

  test.each([
    'Authorization',
    'proxy-authorization',
    'cookie',
    'Set-Cookie',
    'client_secret',
    'clientSecret',
    'CLIENT-SECRET',
    'refresh_token',
    'access_token',
    'id_token',
    'subject_token',
    'password',
    'user_password',
    'assertion',
    'client_assertion',
    'code',
    'code_verifier',
    'x-api-key',
    'apiKey',
    'biz-api-signature',
    'BIZ_API_SIGNATURE',
    'private_key',
    'orgId',
  ])('knows %s', name => {
    expect(isSecret(name)).toBe(true);
  });

  test.each([
    'client_id',
    'token_type',
    'error_code',
    'expires_in',
    'grant_type',
    'scope',
    'page_token_count',
    'nonce',
  ])('lets %s be', name => {
    expect(isSecret(name)).toBe(false);
  });
});

describe('redactor() by value', () => {
  test.each(allSpellingsOf(SECRET))('hides the spelling %j', spelling => {
    expect(text(`a ${spelling} b`)).toMatch(/^a \[redacted\]\S* b$/);
  });

  test('redacts it inside the base64 of something longer', () => {
    for (const around of ['', 'a', 'ab', 'id:']) {
      const base64 = Buffer.from(`${around}canary-secret${around}`).toString('base64');
      expect(redactor({ values: ['canary-secret'] }).text(`x ${base64} y`)).toContain('[redacted]');
    }
  });

  test('reads values that were added later', () => {
    const values = ['first-secret'];
    const growing = redactor({ values });
    expect(growing.text('second-secret')).toBe('second-secret');

    values.push('second-secret');

    expect(growing.text('first-secret second-secret')).toBe('[redacted] [redacted]');
  });

  test('redacts everything when a value is so short that any word may hold it', () => {
    expect(redactor({ values: ['abc'] }).text('drabcd')).toBe('[redacted]');
  });

  test('never lets one through, in any kind of input', () => {
    const spelled = fc.constantFrom(
      (s: string) => s,
      encodeURIComponent,
      (s: string) => Buffer.from(s).toString('base64'),
      (s: string) => Buffer.from(s).toString('base64url'),
      (s: string) => Buffer.from(s).toString('hex'),
      (s: string) => JSON.stringify({ note: s }),
      (s: string) => JSON.stringify(JSON.stringify({ note: s })),
      (s: string) => `${new URLSearchParams({ note: s })}`,
    );
    fc.assert(
      fc.property(
        fc.string({ minLength: 8, maxLength: 30 }),
        spelled,
        fc.string(),
        (hidden, spell, around) => {
          fc.pre(new Set(hidden).size > 4 && !around.includes(hidden));
          const own = redactor({ values: [hidden] });
          const given = `${around} ${spell(hidden)} ${around}`;
          for (const shown of [own.text(given), own.body(given), own.url(given), `${own.value(given)}`])
            expect(shown.includes(spell(hidden))).toBe(false);
        },
      ),
    );
  });
});

describe('redactor().text()', () => {
  test.each([
    ['client_secret=abc&x=1', 'client_secret=[redacted]&x=1'],
    ['POST password: hunter 2, yes\nnext: 1', 'POST password: [redacted]\nnext: 1'],
    ['{"access_token":"a\\"b","n":1}', '{"access_token":"[redacted]","n":1}'],
    [
      '{"log":"{\\"id_token\\":\\"abc\\",\\"n\\":1}"}',
      '{"log":"{\\"id_token\\":\\"[redacted]\\",\\"n\\":1}"}',
    ],
    ["{ refreshToken: 'abc', n: 1 }", "{ refreshToken: '[redacted]', n: 1 }"],
    ['{"password": 12345, "n": 1}', '{"password": [redacted], "n": 1}'],
    ['{"access_token":"cut of', '{"access_token":"[redacted]"'],
    ['authorization: Basic aWQ6c2VjcmV0', 'authorization: [redacted]'],
    ['sent Bearer abcdefgh.ijk now', 'sent Bearer [redacted] now'],
    ['see https://id:pw@h.example/x', 'see https://[redacted]@h.example/x'],
    ['org_id = 77', 'org_id = [redacted]'],
    ['token_type=Bearer client_id=x', 'token_type=Bearer client_id=x'],
    ['a bearer of bad news', 'a bearer of bad news'],
  ])('shows %j as %j', (given, shown) => {
    expect(text(given)).toBe(shown);
  });

  test.each(['a', 'a.', 'a:', '"', 'x://', 'a="', 'password '])(
    'takes time that grows with the length of a string of %j only',
    part => {
      expect(growth(size => text(part.repeat(size / part.length)), 10_000)).toBeLessThan(1.6);
    },
  );
});

test('redactor().headers() redacts by name and keeps the scheme', () => {
  const given = {
    Authorization: 'Basic aWQ6cHc=',
    'Set-Cookie': 'a=b',
    'X-Note': `is ${SECRET}`,
    Accept: 'a/b',
  };
  const shown = {
    authorization: 'Basic [redacted]',
    'set-cookie': '[redacted]',
    'x-note': 'is [redacted]',
    accept: 'a/b',
  };

  expect(headers(given)).toEqual(shown);
  expect(headers(Object.entries(given))).toEqual(shown);
  expect(headers(new Headers({ authorization: 'canary' }))).toEqual({ authorization: '[redacted]' });
});

test.each([
  [
    'https://u:p@h.example/a?x=1&client_secret=s%20s&n=%2F',
    'https://[redacted]@h.example/a?x=1&client_secret=[redacted]&n=%2F',
  ],
  [
    '/oauth/token?CODE=abc#access_token=def&state=1',
    '/oauth/token?CODE=[redacted]#access_token=[redacted]&state=1',
  ],
  [`https://h.example/${encodeURIComponent(SECRET)}/x`, 'https://h.example/[redacted]/x'],
  [
    '?next=https%3A%2F%2Fh.example%2F%3Fcode%3Dabc',
    '?next=https%3A%2F%2Fh.example%2F%3Fcode%3D%5Bredacted%5D',
  ],
  ['?client%5Fsecret=abc', '?client%5Fsecret=[redacted]'],
  ['not a url', 'not a url'],
])('redactor().url() shows %s as %s', (given, shown) => {
  expect(url(given)).toBe(shown);
});

describe('redactor().body()', () => {
  test.each([
    [
      'grant_type=x&refresh_token=a%2Bb',
      'application/x-www-form-urlencoded',
      'grant_type=x&refresh_token=[redacted]',
    ],
    ['grant_type=x&refresh_token=a%2Bb', undefined, 'grant_type=x&refresh_token=[redacted]'],
    ['{"a":[{"clientSecret":"x"}],"n":1}', 'application/json', '{"a":[{"clientSecret":"[redacted]"}],"n":1}'],
    ['{"in":"{\\"code\\":\\"x\\"}"}', 'application/json', '{"in":"{\\"code\\":\\"[redacted]\\"}"}'],
    ['{"access_token":"cut', 'application/json', '{"access_token":"[redacted]"'],
    ['<p>password=abc</p>', 'text/html', '<p>password=[redacted]</p>'],
    ['', null, ''],
  ])('shows %j of type %s as %j', (given, type, shown) => {
    expect(body(given, type)).toBe(shown);
  });

  test('redacts objects and numbers under a secret name, but not null', () => {
    expect(body('{"password":{"a":1},"code":7,"id_token":null}')).toBe(
      '{"password":"[redacted]","code":"[redacted]","id_token":null}',
    );
  });
});

describe('redactor().value()', () => {
  test('copies anything, at any depth', () => {
    const loop: Record<string, unknown> = { n: 1 };
    loop.self = loop;
    const given = {
      list: [{ password: 'x' }, new Map([['apiKey', 'y']]), new Set(['code=z'])],
      url: new URL('https://h.example/?code=x'),
      headers: new Headers({ cookie: 'x' }),
      form: new URLSearchParams({ password: 'x' }),
      bytes: new Uint8Array(3),
      error: Object.assign(new Error(`m ${SECRET}`), { token: 'x', cause: new Error('code=x') }),
      loop,
      gone: () => {},
      none: null,
    };

    expect(value(given)).toEqual({
      list: [{ password: '[redacted]' }, { apiKey: '[redacted]' }, ['code=[redacted]']],
      url: 'https://h.example/?code=[redacted]',
      headers: { cookie: '[redacted]' },
      form: 'password=[redacted]',
      bytes: '[3 bytes]',
      error: {
        name: 'Error',
        message: 'm [redacted]',
        token: '[redacted]',
        cause: { name: 'Error', message: 'code=[redacted]' },
      },
      loop: { n: 1, self: '[redacted]' },
      none: null,
    });
    expect(given.list[0]).toEqual({ password: 'x' });
  });

  test('redacts secrets in names, keeps odd names and stops at great depth', () => {
    const deep = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`);

    expect(value({ [SECRET]: 1 })).toEqual({ '[redacted]': 1 });
    expect(JSON.stringify(value(JSON.parse('{"__proto__":{"password":"x"}}')))).toBe(
      '{"__proto__":{"password":"[redacted]"}}',
    );
    expect(JSON.stringify(value(deep))).toContain('[redacted]');
  });
});
