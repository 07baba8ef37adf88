import { transformSync } from 'esbuild';
import { EXIT_BY_CODE as GENERATOR } from '../../../../../generator/dist/process/exit-codes.js';
import { readProject } from '../../build/project.js';

type CliExitCodes = Pick<
  typeof import('../../../../cli/src/exit-codes.js'),
  'EXIT' | 'EXIT_BY_CODE' | 'SIGNAL_EXITS'
>;

/** The command line is built as a bundle, from which nothing can be imported: the file is read as it is. */
const cli = await loadCliExitCodes();

async function loadCliExitCodes(): Promise<CliExitCodes> {
  const { code } = transformSync(readProject('packages/cli/src/exit-codes.ts'), { loader: 'ts' });
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
}

/** The exit codes of the command lines that mean a failure, in their order. */
export const EXIT_CODES: readonly number[] = [
  ...new Set([...Object.values(cli.EXIT), ...Object.values(cli.SIGNAL_EXITS)]),
]
  .filter(code => code !== cli.EXIT.ok)
  .sort((a, b) => a - b);

/** The exit codes of `token-clients` for each code of an error. For an error response it depends on the status. */
export const CLI_EXITS: Readonly<Record<string, readonly number[]>> = {
  error_response: [cli.EXIT.rejected, cli.EXIT.server],
  ...Object.fromEntries(Object.entries(cli.EXIT_BY_CODE).map(([code, exit]) => [code, [exit]])),
};

/** The exit codes of the generator for each code of its errors. After an interruption it depends on the signal. */
export const GENERATOR_EXITS: Readonly<Record<string, readonly number[]>> = {
  ...Object.fromEntries(Object.entries(GENERATOR).map(([code, exit]) => [code, [exit]])),
  interrupted: Object.values(cli.SIGNAL_EXITS),
};

/** Every code of the generator's errors. */
export const GENERATOR_CODES: readonly string[] = Object.keys(GENERATOR_EXITS);
