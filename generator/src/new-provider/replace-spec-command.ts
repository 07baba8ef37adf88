import { changesData, changesText } from '../change/changes-text.js';
import { plainLine } from '../errors.js';
import { versionOf } from '../files/package-version.js';
import { engineOption } from '../process/engine-option.js';
import { EXIT_HELP } from '../process/exit-codes.js';
import { type Interruption, interruption } from '../process/interruption.js';
import { withProgress } from '../process/progress.js';
import { onlyName, type Typed, withArguments } from '../process/with-arguments.js';
import { projectRoot } from '../project-root.js';
import { errorText } from '../report/error-text.js';
import { findingsText } from '../report/findings-text.js';
import { hasColours, textIn } from '../report/terminal.js';
import { finishProvider } from './finish-provider.js';
import { type ReplaceSpecOutcome, replaceSpec } from './replace-spec.js';

const HELP = `Usage: npm run new-provider -- NAME --from FILE|URL

Replaces the vendor's spec of a provider by a newer one, and says what that changes for users of the package. The overlays in
specs/ are applied to the new spec. Builds and tests the package as for a new provider. On any failure all is as it was.

  --from FILE|URL  the new spec: OpenAPI in YAML or JSON, a file (with the files that it refers to) or an https URL
  --engine NAME    what renders the templates: jar or embedded, as for npm run generate
  --files-only     only write the files: build and test nothing
  --json           write what changed as JSON, for programs
  --all-findings   list each change, and each finding in the spec with its place
  --help           show this text

${EXIT_HELP}`;

/** Whether the arguments of `new-provider` ask for the spec of a provider to be replaced. */
export function isReplacement(argv: readonly string[]): boolean {
  return argv.some(word => /^--from(?:=|$)/.test(word));
}

const OPTIONS = {
  from: { type: 'string' },
  engine: { type: 'string' },
  'files-only': { type: 'boolean' },
  json: { type: 'boolean' },
  'all-findings': { type: 'boolean' },
} as const;

/** Runs `new-provider --from` and returns its exit code, which the help explains. */
export function replaceSpecCommand(argv: readonly string[]): Promise<number> {
  return withArguments(
    argv,
    OPTIONS,
    () => HELP,
    ({ values, positionals }) => replace(onlyName(positionals), values, interruption()),
  );
}

function replace(
  name: string,
  { from = '', json = false, engine: engineName, ...values }: Typed<typeof OPTIONS>['values'],
  interrupt: Interruption,
): Promise<number> {
  const { signal } = interrupt;
  const engine = engineOption(engineName);
  const texts = new Map<string, string>();
  const isAll = values['all-findings'] ?? false;
  const style = { textOf: textIn(process.cwd(), texts), isAll };
  return withProgress(
    interrupt,
    async step => {
      const onProgress = (line: string) => step(plainLine(line));
      const steps = { root: projectRoot, signal, onProgress };
      const outcome = await replaceSpec({
        root: projectRoot,
        name,
        from,
        signal,
        texts,
        onProgress,
        engine,
        finish: values['files-only'] ? undefined : () => finishProvider(name, steps),
      });
      if (json) return outcomeJson(outcome);
      const findings = findingsText(outcome.findings, { ...style, hasColours: hasColours(process.stdout) });
      return [outcomeText(outcome, isAll), findings].filter(part => part !== '').join('\n');
    },
    error => errorText(error, { ...style, hasColours: hasColours(process.stderr) }),
  );
}

function outcomeText({ provider, files, changes, changeset }: ReplaceSpecOutcome, isAll: boolean): string {
  const { name, packageDir } = provider;
  if (files.length === 0) return `The spec is the one that ${name} has: nothing was changed.\n`;
  const list = files.map(file => `  ${file}\n`).join('');
  if (!changes) return `${list}\nWhat users of ${name} had before is unknown: no changeset was written.\n`;
  const text = changesText({ name, version: versionOf(packageDir), changes }, isAll);
  const said = changeset === undefined ? '' : `  ${changeset} says so to them.\n`;
  return text === '' ? `${list}\nNothing changes for users of ${name}.\n` : `${list}\n${text}${said}`;
}

function outcomeJson({ provider, files, changes, changeset }: ReplaceSpecOutcome): string {
  const { name, packageDir } = provider;
  const data = changesData({ name, version: versionOf(packageDir), changes: changes ?? [] });
  return `${JSON.stringify({ ...data, files, changeset: changeset ?? null }, undefined, 2)}\n`;
}
