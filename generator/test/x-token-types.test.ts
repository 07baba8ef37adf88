import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { expect, test } from 'vitest';
import { generatorRoot, projectRoot } from '../src/project-root.js';

/*
 * The types of `x-token` come from its JSON Schema, by the library that writes the types of every provider. After a change
 * of the schema run UPDATE_TYPES=1 npx vitest run generator/test/x-token-types.test.ts and read the difference.
 */
const file = path.join(generatorRoot, 'src/read/x-token-types.ts');

const HEADER = `// Generated from specs/x-token.schema.json by generator/test/x-token-types.test.ts.
// Do not edit: change the schema instead.
`;

test('the types of x-token are those of its JSON Schema', async () => {
  const code = format(HEADER + (await typesOf(path.join(projectRoot, 'specs/x-token.schema.json'))));

  if (process.env.UPDATE_TYPES) writeFileSync(file, code);

  expect(readFileSync(file, 'utf8')).toBe(code);
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

function format(code: string): string {
  const bin = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
  const args = [
    bin,
    'format',
    `--config-path=${path.join(projectRoot, 'biome.json')}`,
    '--stdin-file-path=types.ts',
  ];
  return execFileSync(process.execPath, args, { input: code, encoding: 'utf8' });
}
