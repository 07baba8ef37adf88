import type { PackageApi } from '../../../../../test/dist/api/model.js';
import type { Page } from '../../page/page.js';
import { cell, docLine } from '../reference/doc-markdown.js';
import { projectApi } from '../reference/project-api.js';
import { ReferencePlaces } from '../reference/reference-places.js';
import { errorPath, exitPath } from './error-path.js';
import { commandLines, exitCodePage } from './exit-code-page.js';
import { EXIT_CODES, GENERATOR_CODES } from './exit-codes.js';
import { generatorErrorPage, generatorErrors } from './generator-error-page.js';
import { libraryErrorPage, summaryOf } from './library-error-page.js';
import { ERRORS_FROM, type LibraryError, libraryErrors } from './library-errors.js';

/** A page for each code of the library, of the generator and of the command lines, and the list of them. */
export function errorPages(apis: readonly PackageApi[] = projectApi()): Page[] {
  const places = new ReferencePlaces(apis);
  const errors = libraryErrors(apis);
  const codes = new Set([...errors.map(({ code }) => code), ...GENERATOR_CODES]);
  return [
    indexPage(errors, places),
    ...errors.map(error => libraryErrorPage(error, apis, places)),
    ...GENERATOR_CODES.map(generatorErrorPage),
    ...EXIT_CODES.map(code => exitCodePage(code, codes)),
  ];
}

function indexPage(errors: readonly LibraryError[], places: ReferencePlaces): Page {
  const library = errors.map(error => {
    const { code, declaration } = error;
    const text = docLine(summaryOf(error), name => places.linkByName(name, ERRORS_FROM));
    const link = places.linkTo({ name: declaration.name, specifier: ERRORS_FROM });
    return `| [\`${code}\`](/${errorPath(code)}) | [\`${declaration.name}\`](${link}) | ${cell(text)} |`;
  });
  const generator = [...generatorErrors()].map(
    ([code, row]) => `| [\`${code}\`](/${errorPath(code)}) | ${row.means} |`,
  );
  const exits = EXIT_CODES.map(code => {
    const [means = ''] = commandLines().flatMap(({ codes }) => codes.get(String(code))?.means ?? []);
    return `| [${code}](/${exitPath(code)}) | ${means} |`;
  });
  return {
    path: 'errors',
    title: 'Errors',
    description: 'Every code of an error and every exit code: what happened, and what to do.',
    section: 'errors',
    markdown: `${[
      '# Errors',
      '## Codes of the library',
      ['| code | class | what happened |', '|---|---|---|', ...library].join('\n'),
      '## Codes of the generator',
      ['| code | what happened |', '|---|---|', ...generator].join('\n'),
      '## Exit codes of the command lines',
      ['| code | what happened |', '|---|---|', ...exits].join('\n'),
    ].join('\n\n')}\n`,
  };
}
