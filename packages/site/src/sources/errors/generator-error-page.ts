import type { Page } from '../../page/page.js';
import { adviceFor } from './advice.js';
import { errorPath } from './error-path.js';
import { sampleBlocks } from './error-samples.js';
import { GENERATOR_EXITS } from './exit-codes.js';
import { exitSentence } from './exit-sentence.js';
import { readmeTable, type TableRow } from './readme-table.js';

/** What the generator's README says of each code of its errors. */
export function generatorErrors(): ReadonlyMap<string, TableRow> {
  return readmeTable('generator/README.md', 'errors');
}

/** The page about a code of the generator's errors. */
export function generatorErrorPage(code: string): Page {
  const row = generatorErrors().get(code);
  if (!row) throw new Error(`The table of errors in generator/README.md has no row for ${code}`);
  const { means = '', 'what to do': advice = '' } = row;
  return {
    path: errorPath(code),
    title: code,
    description: `You saw the error ${code} of the generator: ${means}.`.replace(/`/g, ''),
    section: 'errors',
    parent: 'errors',
    markdown: `${[
      `# \`${code}\``,
      `You saw \`${code}\`: ${means}.`,
      `It is a \`GenerateError\` of the [generator](/packages/generator#errors). ${exitSentence('the generator', GENERATOR_EXITS[code])}`,
      ...sampleBlocks(code),
      '## What to do',
      `${advice.charAt(0).toUpperCase()}${advice.slice(1)}.`,
      ...adviceFor(code),
    ].join('\n\n')}\n`,
  };
}
