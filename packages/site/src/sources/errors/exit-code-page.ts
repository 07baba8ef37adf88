import type { Page } from '../../page/page.js';
import { adviceFor } from './advice.js';
import { errorPath, exitPath } from './error-path.js';
import { CLI_EXITS, GENERATOR_CODES, GENERATOR_EXITS } from './exit-codes.js';
import { readmeTable, type TableRow } from './readme-table.js';
import { transcriptBlocks } from './transcript-steps.js';

/** A command line with exit codes. */
interface CommandLine {
  readonly name: string;
  readonly page: string;
  readonly codes: ReadonlyMap<string, TableRow>;
  /** The exit codes of each code of an error. */
  readonly exits: Readonly<Record<string, readonly number[]>>;
}

/** The command lines, and what their READMEs say of each exit code. */
export function commandLines(): readonly CommandLine[] {
  return [
    {
      name: 'token-clients',
      page: '/packages/cli#exit-codes',
      codes: readmeTable('packages/cli/README.md', 'exit-codes'),
      exits: CLI_EXITS,
    },
    {
      name: '@token-clients/generator',
      page: '/packages/generator#exit-codes',
      codes: readmeTable('generator/README.md', 'exit-codes'),
      exits: GENERATOR_EXITS,
    },
  ];
}

/**
 * The page about an exit code of the command lines.
 *
 * @param pages the codes of errors that have a page
 */
export function exitCodePage(code: number, pages: ReadonlySet<string>): Page {
  const users = commandLines().filter(({ codes }) => codes.has(String(code)));
  if (users.length === 0) throw new Error(`No README has a row for exit code ${code}`);
  const meanings = users.map(({ name, page, codes }) => {
    const { means = '', 'what to do': advice = '' } = codes.get(String(code)) ?? {};
    return `| [\`${name}\`](${page}) | ${means} | ${advice} |`;
  });
  return {
    path: exitPath(code),
    title: `exit code ${code}`,
    description:
      `A command ended with exit code ${code}: ${users[0]?.codes.get(String(code))?.means}.`.replace(
        /`/g,
        '',
      ),
    section: 'errors',
    parent: 'errors',
    markdown: `${[
      `# Exit code ${code}`,
      ['| command | means | what to do |', '|---|---|---|', ...meanings].join('\n'),
      ...adviceFor(`exit-${code}`),
      ...users.flatMap(user => errorCodes(code, user, pages)),
      ...transcriptBlocks((output, exitCode) => exitCode === code && output.includes('error: ')),
    ].join('\n\n')}\n`,
  };
}

/** With `--json` a command says which error it was. */
function errorCodes(code: number, { name, exits }: CommandLine, pages: ReadonlySet<string>): string[] {
  const shared = new Set(name === 'token-clients' ? GENERATOR_CODES : []);
  const codes = Object.keys(exits).filter(known => exits[known]?.includes(code));
  if (codes.length === 0) return [];
  const shown = codes.map(known =>
    pages.has(known) && !shared.has(known) ? `[\`${known}\`](/${errorPath(known)})` : `\`${known}\``,
  );
  return [`With \`--json\`, \`error.code\` of \`${name}\` is then one of: ${shown.join(', ')}.`];
}
