import { createRequire } from 'node:module';
import path from 'node:path';
import type TypeScript from 'typescript';
import { typesDocument } from '../../src/types/types-document.js';
import { types } from '../../src/worker/types-task.js';
import { type Loose, PROJECT } from './project.js';

/** The generator's own TypeScript: the project's has no API. */
const ts: typeof TypeScript = createRequire(path.join(PROJECT, 'generator/package.json'))('typescript');

/** As strict as TypeScript can be, for programs that have nothing but the language itself. */
const STRICTEST: TypeScript.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: false,
  noEmit: true,
  types: [],
  lib: ['lib.es2022.d.ts'],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
};

/** A document with these schemas. */
export function documentOf(schemas: Loose, openapi = '3.1.0'): Loose {
  return { openapi, info: { title: 'T', version: '1' }, paths: {}, components: { schemas } };
}

/** The text of `types.ts` for a document. */
export function typesOf(document: Loose): string {
  return types(JSON.stringify(typesDocument(document)));
}

/** How a schema called `A` is printed, in one line and without comments. */
export function printed(schema: Loose, others: Loose = {}, openapi?: string): string {
  const text = typesOf(documentOf({ A: schema, ...others }, openapi));
  const [, type = ''] = /^ {4}A: ([\s\S]*?);\n {4}?(?=\S| \S|\w)/m.exec(`${text}\n    `) ?? [];
  return type;
}

const libraries = new Map<string, TypeScript.SourceFile>();

/**
 * Compiles the types of a document with a program that uses them, each under the strictest settings.
 *
 * @param use the program; `S` is `components['schemas']`
 * @param globals declarations of what the runtime's platform has
 * @returns what the compiler says, one line for each message
 */
export function compileTypes(document: Loose, use = '', globals = ''): string[] {
  const files = new Map([
    ['/globals.d.ts', globals],
    ['/types.ts', typesOf(document)],
    ['/use.ts', `import type { components, operations, paths } from './types.js';\n${USE}${use}\n`],
  ]);
  const host = ts.createCompilerHost(STRICTEST);
  const { getSourceFile, readFile, fileExists } = host;
  host.getSourceFile = (name, options) => {
    const text = files.get(name);
    if (text !== undefined) return ts.createSourceFile(name, text, options);
    const known = libraries.get(name) ?? getSourceFile.call(host, name, options);
    if (known) libraries.set(name, known);
    return known;
  };
  host.readFile = name => files.get(name) ?? readFile.call(host, name);
  host.fileExists = name => files.has(name) || fileExists.call(host, name);
  const program = ts.createProgram([...files.keys()], STRICTEST, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const { line } = file?.getLineAndCharacterOfPosition(start) ?? { line: 0 };
    return `${file?.fileName}:${line + 1} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

/** What every program may use: all three imports, and a test for two types being the same. */
const USE = `type S = components['schemas'];
export type All = [operations, paths];
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
export const same = <A, B>(_: Same<A, B>): void => {};
export declare function make<A>(): A;
export const use = (..._: unknown[]): void => {};
`;
