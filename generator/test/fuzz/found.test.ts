import { createRequire } from 'node:module';
import path from 'node:path';
import type TypeScript from 'typescript';
import { describe, expect, test } from 'vitest';
import { isIdentifier } from '../../src/names.js';
import { fields, outcome, token } from '../hostile/support/outcome.js';
import { type Loose, PROJECT, smallSpec } from '../support/project.js';

/** The generator's own TypeScript: the project's has no API. */
const ts: typeof TypeScript = createRequire(path.join(PROJECT, 'generator/package.json'))('typescript');

/*
 * What `npm run fuzz` has found, each as small as it gets.
 */
describe('a spec is judged, and nothing breaks, that has', () => {
  test.each<[string, (spec: Loose) => void]>([
    [
      'a wrong value for an enum of numbers and objects, and a name that every object has',
      spec => {
        token(spec).parameters = [
          {
            name: 'constructor',
            in: 'query',
            schema: { enum: [1, 'two', { three: 3 }] },
            example: 'tow',
          },
        ];
      },
    ],
    [
      'letters that compilers do not know yet in names',
      spec => {
        token(spec).operationId = 'get\u{32548}Token';
        spec['x-token'].acquire.operation = token(spec).operationId;
        fields(spec)['\u{32548}'] = { type: 'string', example: 'x' };
      },
    ],
  ])('%s', async (_, change) => {
    const { refused, files } = await outcome(smallSpec(change));

    expect(refused).toEqual([]);
    for (const [file, text] of files)
      if (file.endsWith('.ts')) expect([file, errorsIn(text)]).toEqual([file, []]);
  });
});

test('a name of a body that is no string is refused', async () => {
  const spec = smallSpec(one => (token(one)['x-codegen-request-body-name'] = { $ref: '#' }));

  expect((await outcome(spec)).refused).toEqual(['name']);
});

test('every letter of a name in code is one that the compiler knows', () => {
  const codes = Array.from({ length: 0x110000 }, (_, code) => code).filter(
    code => code < 0xd800 || code > 0xdfff,
  );
  const names = codes.map(code => `a${String.fromCodePoint(code)}`).filter(isIdentifier);

  expect(names.length).toBeGreaterThan(100_000);
  expect(errorsIn(names.map(name => `var ${name};`).join('\n'))).toEqual([]);
});

/** Lists what the parser of TypeScript rejects. */
function errorsIn(code: string): string[] {
  const { diagnostics = [] } = ts.transpileModule(code, {
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  return diagnostics.map(({ messageText }) => String(messageText));
}
