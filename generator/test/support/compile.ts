import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type TypeScript from 'typescript';
import { PROJECT } from './project.js';

/** The generator's own TypeScript: the project's has no API. */
const ts: typeof TypeScript = createRequire(path.join(PROJECT, 'generator/package.json'))('typescript');

/** Compiles the packages of a project as strictly as the real one, into `out/`. Returns the compiler's messages. */
export function compile(root: string): string {
  writeFileSync(
    path.join(root, 'tsconfig.json'),
    JSON.stringify({
      extends: path.join(PROJECT, 'tsconfig.base.json'),
      compilerOptions: { rootDir: '.', outDir: 'out', declaration: false, declarationMap: false },
      include: ['packages/*/src'],
      exclude: ['packages/cli'],
    }),
  );
  // The nearest package.json decides whether a file is a module.
  writeFileSync(path.join(root, 'package.json'), '{ "type": "module" }');
  const tsc = path.join(PROJECT, 'node_modules/typescript/bin/tsc');
  return spawnSync(process.execPath, [tsc, '-p', root], { encoding: 'utf8' }).stdout;
}

/** Lists the kinds of a file's statements and of their members, in order, without names and strings. */
export function skeleton(code: string): string[] {
  const file = ts.createSourceFile('code.ts', code, ts.ScriptTarget.ES2022, true);
  return file.statements.flatMap(statement => [
    ts.SyntaxKind[statement.kind] ?? '',
    ...(ts.isClassDeclaration(statement)
      ? statement.members.map(member => `  ${ts.SyntaxKind[member.kind]}`)
      : []),
  ]);
}

/** Lists every name that code uses; strings and comments are left out. */
export function identifiers(code: string): Set<string> {
  const names = new Set<string>();
  const visit = (node: TypeScript.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('code.ts', code, ts.ScriptTarget.ES2022, true));
  return names;
}

/** Lists the JSDoc tags of the first statement. */
export function jsdocTags(code: string): string[] {
  const [statement] = ts.createSourceFile('code.ts', code, ts.ScriptTarget.ES2022, true).statements;
  return statement ? ts.getJSDocTags(statement).map(({ tagName }) => tagName.text) : [];
}

/** Lists every JSDoc tag of a file, in order, including tags inside of strings. */
export function allJsdocTags(code: string): string[] {
  const tags: string[] = [];
  const visit = (node: TypeScript.Node): void => {
    if (ts.isJSDocLink(node)) tags.push('link');
    const own = node as {
      readonly jsDoc?: readonly TypeScript.JSDoc[];
      readonly tagName?: TypeScript.Identifier;
    };
    if (own.tagName) tags.push(own.tagName.text);
    for (const comment of own.jsDoc ?? []) visit(comment);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('code.ts', code, ts.ScriptTarget.ES2022, true));
  return tags;
}
