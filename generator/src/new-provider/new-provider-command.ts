import { parseArgs } from 'node:util';
import { plainLine } from '../errors.js';
import { interruption } from '../process/interruption.js';
import { withProgress } from '../process/progress.js';
import { projectRoot } from '../project-root.js';
import { newProvider } from './new-provider.js';

const HELP = `Usage: npm run new-provider -- NAME --spec FILE|URL

Adds a provider: specs/NAME.yaml from the given OpenAPI spec, and packages/NAME with its generated client. A spec without
x-token gets a proposal for one. On any failure nothing is left behind.

  --spec  the spec: a file, or an https URL
  --help  show this text

Example, with the smallest spec that passes:
  npm run new-provider -- example --spec templates/spec.yaml
`;

/** Runs the command and returns its exit code: 0 done, 1 failed, 2 wrong usage, 130 or 143 interrupted. */
export async function newProviderCommand(argv: readonly string[]): Promise<number> {
  const usage = (what: string) => {
    process.stderr.write(`${what}\n\n${HELP}`);
    return 2;
  };
  let args: ReturnType<typeof readArguments>;
  try {
    args = readArguments(argv);
  } catch (error) {
    return usage((error as Error).message);
  }
  const { values, positionals } = args;
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const [name] = positionals;
  const { spec: from } = values;
  if (name === undefined || positionals.length > 1) return usage('Pass exactly one provider name.');
  if (from === undefined) return usage('Pass the spec: --spec FILE|URL.');

  const interrupt = interruption();
  return withProgress(interrupt, async step => {
    const { files, isProposed } = await newProvider({
      root: projectRoot,
      name,
      from,
      signal: interrupt.signal,
      onProgress: line => step(plainLine(line)),
    });
    return `${done(name, files, isProposed)}\n`;
  });
}

function readArguments(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { spec: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
}

function done(name: string, files: readonly string[], isProposed: boolean): string {
  const steps = [
    ...(isProposed
      ? [`Review x-token at the end of specs/${name}.yaml, then run: npm run generate -- ${name}`]
      : []),
    'Run: npm install (links the package)',
    'Run: npm run api (writes its api.md)',
    'Run: UPDATE_DOCS=1 npx vitest run test/architecture (puts it into ARCHITECTURE.md)',
    'Run: npm test',
  ];
  return [
    ...files.map(file => `  ${file}`),
    `  packages/${name}/{src/generated,docs,README.md}`,
    '',
    'Next:',
    ...steps.map((step, index) => `  ${index + 1}. ${step}`),
  ].join('\n');
}
