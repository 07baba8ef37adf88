import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type {
  ClientAuthentication,
  CredentialDescription,
  ExpiredRule,
  FailureRule,
  FieldSource,
  LifetimeField,
  ResponseMapping,
  TokenDescriptor,
} from '@token-clients/runtime';
import openapiTS, { astToString } from 'openapi-typescript';
import { expect, expectTypeOf, test } from 'vitest';
import { generatorRoot } from '../src/project-root.js';
import type { XToken, XTokenRequest } from '../src/read/x-token.js';
import { formatted } from './support/formatted.js';

/*
 * The types of `x-token` come from its JSON Schema, by the library that writes the types of every provider. After a change
 * of the schema run UPDATE_TYPES=1 npx vitest run generator/test/x-token-types.test.ts and read the difference.
 */
const file = path.join(generatorRoot, 'src/read/x-token-types.ts');

const HEADER = `// Generated from generator/x-token.schema.json by generator/test/x-token-types.test.ts.
// Do not edit: change the schema instead.
`;

test('the types of x-token are those of its JSON Schema', async () => {
  const code = formatted(HEADER + (await typesOf(path.join(generatorRoot, 'x-token.schema.json'))));

  if (process.env.UPDATE_TYPES) writeFileSync(file, code);

  expect(readFileSync(file, 'utf8')).toBe(code);
});

test('x-token has the words of the runtime descriptor', () => {
  type Words<Rule, Key extends keyof Rule> = NonNullable<Rule[Key]>;
  type Failure = NonNullable<XToken['failures']>[number];
  type Response = NonNullable<XToken['response']>;
  type Credential = NonNullable<XToken['credentials']>[string];

  expectTypeOf<NonNullable<XToken['clientAuth']>>().toEqualTypeOf<ClientAuthentication>();
  expectTypeOf<NonNullable<XToken['expired']>[number]>().toEqualTypeOf<ExpiredRule>();
  expectTypeOf<NonNullable<XToken['rotation']>>().toEqualTypeOf<TokenDescriptor['rotation']>();
  expectTypeOf<NonNullable<XToken['lockout']>>().toEqualTypeOf<NonNullable<TokenDescriptor['lockout']>>();
  expectTypeOf<Response>().toEqualTypeOf<Partial<ResponseMapping>>();
  expectTypeOf<Words<Response, 'lifetime'>>().toEqualTypeOf<LifetimeField>();
  expectTypeOf<Words<Failure, 'is'>>().toEqualTypeOf<FailureRule['is']>();
  expectTypeOf<Words<Failure, 'on'>>().toEqualTypeOf<NonNullable<FailureRule['on']>>();
  // Of a credential, `recommended` is for examples alone.
  expectTypeOf<Exclude<keyof Credential, 'recommended'>>().toEqualTypeOf<keyof CredentialDescription>();
  // A source has one of its keys, which the schema says by minProperties and maxProperties.
  type Keys<Union> = Union extends unknown ? keyof Union : never;
  expectTypeOf<keyof NonNullable<XTokenRequest['fields']>[string]>().toEqualTypeOf<Keys<FieldSource>>();
});

/** The schema and its definitions as the schemas of an OpenAPI document, which is what the library reads. */
async function typesOf(schemaFile: string): Promise<string> {
  const { $schema, definitions, ...xToken } = JSON.parse(readFileSync(schemaFile, 'utf8'));
  const document = { openapi: '3.1.0', info: { title: '', version: '' }, paths: {} };
  const source = JSON.stringify({ ...document, components: { schemas: { xToken, ...definitions } } });
  const types = astToString(
    await openapiTS(source.replaceAll('#/definitions/', '#/components/schemas/'), {
      immutable: true,
      silent: true,
    }),
  );
  return /^export interface components \{[\s\S]*?^\}/m.exec(types)?.[0] ?? '';
}
