import { plainLine } from '../errors.js';
import { questionsText } from '../first-reading/questions-text.js';
import { engineOption } from '../process/engine-option.js';
import { EXIT_HELP } from '../process/exit-codes.js';
import { type Interruption, interruption } from '../process/interruption.js';
import { withProgress } from '../process/progress.js';
import { onlyName, type Typed, WrongUsage, withArguments } from '../process/with-arguments.js';
import type { EngineName } from '../project/project.js';
import { projectRoot } from '../project-root.js';
import { errorText } from '../report/error-text.js';
import { hasColours, textIn } from '../report/terminal.js';
import { finishProvider } from './finish-provider.js';
import { firstReading } from './first-reading.js';
import { checkFirstReading, FIRST_READING_FLAGS, FIRST_READING_HELP } from './first-reading-flags.js';
import { newProvider } from './new-provider.js';
import { outcomeText } from './outcome-text.js';
import { isReplacement, replaceSpecCommand } from './replace-spec-command.js';

const HELP = `Usage: npm run new-provider -- NAME --spec FILE|URL

Adds a provider: the vendor's spec as it is, specs/NAME.overlay.yaml with what it does not say, and packages/NAME with its
generated client. Then builds it, writes the pages that name every provider, and tests each request and response of the
spec. On any failure nothing is left behind.

  --spec FILE|URL     the spec: OpenAPI in YAML or JSON, a file (with the files that it refers to) or an https URL
  --from FILE|URL     instead of --spec, for a provider that is there: its vendor's newer spec; see --from --help
${FIRST_READING_HELP}  --overlay FILE      apply an OpenAPI Overlay (1.0 or 1.1), which is copied into specs/; may be repeated
  --engine NAME       what renders the templates: jar (OpenAPI Generator) or embedded, as for npm run generate
  --files-only        only write the files: build and test nothing
  --all-findings      list each finding in the spec with its place, not only the first of each rule
  --help              show this text

Examples:
  npm run new-provider -- example --spec templates/spec.yaml
  npm run new-provider -- example --spec https://api.vendor.example/openapi.json --operation 'GET /me'

${EXIT_HELP}`;

const OPTIONS = {
  ...FIRST_READING_FLAGS,
  spec: { type: 'string' },
  overlay: { type: 'string', multiple: true },
  engine: { type: 'string' },
  'files-only': { type: 'boolean' },
  'all-findings': { type: 'boolean' },
} as const;

/** Runs the command and returns its exit code, which the help explains. */
export function newProviderCommand(argv: readonly string[]): Promise<number> {
  if (isReplacement(argv)) return replaceSpecCommand(argv);
  return withArguments(
    argv,
    OPTIONS,
    () => HELP,
    ({ values, positionals }) => {
      const name = onlyName(positionals);
      const { spec: from } = values;
      if (from === undefined) throw new WrongUsage('Pass the spec: --spec FILE|URL.');
      checkFirstReading(values);
      const engine = engineOption(values.engine);
      return addProvider({ ...values, name, from, engine }, interruption());
    },
  );
}

interface Wanted extends Omit<Typed<typeof OPTIONS>['values'], 'spec' | 'engine'> {
  readonly name: string;
  readonly from: string;
  readonly engine: EngineName | undefined;
}

function addProvider(wanted: Wanted, interrupt: Interruption): Promise<number> {
  const { name, from, overlay } = wanted;
  const { signal } = interrupt;
  const texts = new Map<string, string>();
  const style = {
    textOf: textIn(process.cwd(), texts),
    isAll: wanted['all-findings'] ?? wanted.all ?? false,
  };
  return withProgress(
    interrupt,
    async (step, clear) => {
      const onProgress = (line: string) => step(plainLine(line));
      const steps = { root: projectRoot, signal, onProgress };
      const outcome = await newProvider({
        root: projectRoot,
        name,
        from,
        ...firstReading(wanted, { onAsk: clear, signal }),
        ...(overlay && { overlays: overlay }),
        engine: wanted.engine,
        signal,
        texts,
        onProgress,
        finish: wanted['files-only'] ? undefined : () => finishProvider(name, steps),
      });
      return outcomeText(name, outcome, { ...style, hasColours: hasColours(process.stdout) });
    },
    error => {
      const coloured = { ...style, hasColours: hasColours(process.stderr) };
      return questionsText(error) ?? errorText(error, coloured);
    },
  );
}
