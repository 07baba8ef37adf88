import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { expect, test } from 'vitest';
import { generatorRoot } from '../src/project-root.js';

/*
 * The check of `x-token` is the code that Ajv makes of its JSON Schema, made ahead: compiling it takes longer than all that is done with it,
 * and a page with a strict policy may not compile at all. After a change of the schema run
 * UPDATE_TYPES=1 npx vitest run generator/test/x-token-check.test.ts
 */
const file = path.join(generatorRoot, 'src/generated/x-token-check.ts');

const HEADER = `// @ts-nocheck
// Generated from generator/x-token.schema.json by generator/test/x-token-check.test.ts.
// Do not edit: change the schema instead.
import type { ValidateFunction } from 'ajv';
import { isSame } from '../document/json.js';
`;

test('the check of x-token is that of its JSON Schema', () => {
  const code = HEADER + checkOf(path.join(generatorRoot, 'x-token.schema.json'));

  if (process.env.UPDATE_TYPES) writeFileSync(file, code);

  expect(readFileSync(file, 'utf8')).toBe(code);
});

/** A module that exports the check of a schema. */
function checkOf(schemaFile: string): string {
  const ajv = new Ajv({
    validateSchema: false,
    verbose: true,
    strictTypes: false,
    code: { source: true, lines: true },
  });
  const schema = JSON.parse(readFileSync(schemaFile, 'utf8'));
  const code = standalone.default(ajv, ajv.compile(withoutTexts(schema)));
  const lines = code
    .replaceAll('require("ajv/dist/runtime/equal").default', 'isSame')
    .split('\n')
    .filter(line => !/^"use strict";|^module\.exports|^exports\.|^export /.test(line));
  return `${lines.join('\n').trim()}\n\nexport const checkXToken: ValidateFunction = validate0;\n`;
}

/** Descriptions are for readers of the schema. */
function withoutTexts(schema: unknown): object {
  return JSON.parse(JSON.stringify(schema), (key, value) =>
    key === 'description' && typeof value === 'string' ? undefined : value,
  );
}
