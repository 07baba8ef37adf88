import { expect } from 'vitest';
import type { Case } from './case.js';

/** Schemas: what types and documents say of them. */
export const schemaCases: readonly Case[] = [
  {
    spec: 'schema-of-any-json',
    with: 'a schema of any JSON, which contains itself',
    so: 'its type contains itself',
    program: `
      import type { Json } from '@token-clients/schema-of-any-json';
      export const claims: Json = { groups: ['a', 1, true, { more: [] }] };
      // @ts-expect-error: a function is no JSON
      export const wrong: Json = { groups: () => 1 };`,
  },
  {
    spec: 'discriminator-circle',
    with: 'a schema that is one of two which are all of it',
    refused: /circ|itself/i,
    at: '/components/schemas/Credential',
  },
  {
    spec: 'const-value',
    with: 'a const',
    so: 'its type is that value, and the documents say so',
    program: `
      import { TokensApi } from '@token-clients/const-value';
      const api = new TokensApi();
      await api.createToken({ grant_type: 'client_credentials', client_id: 'a', client_secret: 'b' });
      // @ts-expect-error: another value
      await api.createToken({ grant_type: 'password', client_id: 'a', client_secret: 'b' });`,
    check({ read, reference }) {
      const [field] = reference.apis[0]?.operations[0]?.body?.fields ?? [];

      expect(field).toMatchObject({ name: 'grant_type', values: ['client_credentials'] });
      expect(read('docs/TokenForm.md')).toContain('client_credentials');
    },
  },
  {
    spec: 'enum-of-odd-values',
    with: 'an enum with quotes, a backslash, a line break and other marks',
    so: 'its type has all of them',
    program: String.raw`
      import type { TokenForm } from '@token-clients/enum-of-odd-values';
      export const purposes: NonNullable<TokenForm['purpose']>[] = [
        'a"b', "c'd", 'e\\f', '${'`g`'}', '', '-1', 'ä', '\n', '$' + '{x}' as '$\u007bx}', '*/',
      ];`,
  },
  {
    spec: 'nullable-enum',
    with: 'a nullable enum and a required nullable field',
    so: 'both may be null',
    program: `
      import type { Token } from '@token-clients/nullable-enum';
      export const token: Token = { access_token: 'a', mode: null, hint: null };
      // @ts-expect-error: the hint is required
      export const wrong: Token = { access_token: 'a', mode: 'b' };`,
  },
  {
    spec: 'type-null',
    with: 'null among the types of a field',
    so: 'it may be null',
    program: `
      import type { Token } from '@token-clients/type-null';
      export const token: Token = { access_token: 'a', note: null };`,
  },
  {
    spec: 'nullable-all-of',
    with: 'a nullable allOf',
    so: 'it may be null',
    program: `
      import type { Token } from '@token-clients/nullable-all-of';
      export const tokens: Token[] = [
        { access_token: 'a', owner: null },
        { access_token: 'a', owner: { name: 'b' } },
      ];`,
  },
  {
    spec: 'reference-with-siblings',
    with: 'a reference with a description of its own',
    so: 'the documents have it',
    check({ read }) {
      expect(read('docs/Token.md')).toContain('Words of its own.');
    },
  },
  {
    spec: 'alias-of-schema',
    with: 'a schema that is only a reference',
    so: 'it is that schema',
    program: `
      import { TokensApi } from '@token-clients/alias-of-schema';
      await new TokensApi().sendAlias({ grant_type: 'client_credentials', client_id: 'a', client_secret: 'b' });`,
  },
  {
    spec: 'read-only-left-out-of-example',
    with: 'an example of a request without a field that is required and readOnly',
    so: 'requests do not need it',
    program: `
      import { TokensApi } from '@token-clients/read-only-left-out-of-example';
      export const id: string = (await new TokensApi().addKey({ name: 'build' })).id;`,
  },
  {
    spec: 'read-only-in-example',
    with: 'an example of a request with a field that is readOnly',
    so: 'requests do not need it',
    program: `
      import { TokensApi } from '@token-clients/read-only-in-example';
      export const id: string = (await new TokensApi().addKey({ name: 'build' })).id;`,
  },
  {
    spec: 'int64',
    with: 'a number of 64 bits',
    so: 'it is a number, and the documents say how far it is exact',
    program: `
      import type { Token } from '@token-clients/int64';
      export const org = (token: Token): number | undefined => token.org_id;`,
    check({ read }) {
      expect(read('docs/Token.md')).toMatch(/9[ ,]?007[ ,]?199[ ,]?254[ ,]?740[ ,]?991|2\^53/);
    },
  },
  {
    spec: 'default-of-field',
    with: 'a default of a field',
    so: 'the documents say it, and it is not sent',
    async check({ call, read }) {
      const { sent } = await call('createToken', [
        { grant_type: 'client_credentials', client_id: 'a', client_secret: 'b' },
      ]);

      expect(sent.text).toBe('grant_type=client_credentials&client_id=a&client_secret=b');
      expect(read('docs/TokenForm.md')).toMatch(/default.*acorn/i);
    },
  },
  {
    spec: 'schema-without-value',
    with: 'a required field that would be a string and a number at once',
    refused: /No value was found that this schema allows, and no call of createToken is valid without one/,
    at: '/components/schemas/TokenForm/properties/level',
  },
  {
    spec: 'optional-field-without-value',
    with: 'optional fields of contradicting and unknown types',
    so: 'tests and documents do without the first, and the second may be anything',
    program: `
      import type { TokenForm } from '@token-clients/optional-field-without-value';
      export const since: TokenForm['since'][] = ['2026-01-01', 5, { year: 2026 }];`,
    check({ read }) {
      expect(read('src/generated/contract.ts')).not.toContain('level');
    },
  },
];
