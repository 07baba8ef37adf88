import { posix } from 'node:path';
import { transformSync } from 'esbuild';
import { published, read, root } from '../architecture/support/project.js';
import { programsIn } from '../snippets/programs.js';

/** The program of a README: what a reader copies first. */
export interface ReadmeProgram {
  readonly page: string;
  readonly code: string;
}

/** The first program of the project's README and of each package's that shows one, but for those of a test runner. */
export function readmePrograms(): ReadmeProgram[] {
  const pages = ['README.md', ...published().map(({ place }) => posix.join(place, 'README.md'))];
  const programs = programsIn(root);
  return pages.flatMap(page => {
    const code = programs.find(each => each.file === page && !TEST_RUNNER.test(each.code))?.code;
    return code === undefined ? [] : [{ page, code }];
  });
}

const TEST_RUNNER = /from '(vitest|@jest\/globals|node:test)'/;

/** The first command of a README, without the name of the program: words that need no shell. */
export function readmeCommand(page: string): string[] {
  const [, line = ''] = /^\$ \S+ (.*)$/m.exec(read(page)) ?? [];
  if (!/^[\w\s-]+$/.test(line)) throw new Error(`${page} shows no plain command first.`);
  return line.split(/\s+/);
}

/** A program as a module of JavaScript: the same without its types. */
export function javaScript(code: string): string {
  return transformSync(code, { loader: 'ts', format: 'esm', target: 'node20' }).code;
}

/** The same program of CommonJS: each import a `require()`, and what it awaits inside of a function. */
export function commonJs(code: string): string {
  const body = javaScript(code)
    .replace(/^import \{([^}]*)\} from (.*);$/gm, (_, names: string, from: string) => {
      return `const {${names.replace(/ as /g, ': ')}} = require(${from});`;
    })
    .replace(/^import (\w+) from (.*);$/gm, 'const $1 = require($2);')
    .replace(/^export \{([^}]*)\};$/gm, 'return {$1};');
  return `module.exports = (async () => {\n${body}\n})();\n`;
}
