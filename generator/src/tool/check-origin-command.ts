import { changesData, changesText } from '../change/changes-text.js';
import { plainLine } from '../errors.js';
import { versionOf } from '../files/package-version.js';
import type { Provider } from '../files/provider.js';
import { metadataCheckText } from '../new-provider/check-metadata.js';
import { checkOrigins, type OriginCheck, type OriginState } from '../new-provider/check-origin.js';
import { EXIT } from '../process/exit-codes.js';
import { type Interruption, interruption } from '../process/interruption.js';
import { withProgress } from '../process/progress.js';
import { type Typed, withArguments } from '../process/with-arguments.js';
import { PROJECT_FLAGS, type ProjectSource, projectSource, withPackageName } from './flags.js';

const HELP = `Usage: npx @token-clients/generator --check-origin [CLIENT...]

Loads the published specs of the named clients (of all that say where theirs is from, if none is named), and says whether
they are still the ones that are kept, and what a newer one would change for users of the client; likewise for the metadata of
an authorization server that a client was made from (--discover). Changes nothing.

  --config FILE   another file than token-clients.json; or --spec and --out, as they are given otherwise
  --json          write it as JSON, for programs
  --all-findings  list each change
  --help          show this text

Exit code: 0 all are the same, 2 wrong usage, 3 one that was named says no URL, 4 one is gone (also if others have changed),
5 one could not be checked, 7 one has changed, 130 or 143 interrupted.
`;

const OPTIONS = {
  ...PROJECT_FLAGS,
  'check-origin': { type: 'boolean' },
  json: { type: 'boolean' },
  'all-findings': { type: 'boolean' },
} as const;

/** Runs `generate --check-origin` and returns its exit code, which the help explains. */
export function checkOriginCommand(argv: readonly string[]): Promise<number> {
  return withArguments(
    withPackageName(argv),
    OPTIONS,
    () => HELP,
    async typed => run(projectSource(process.cwd(), typed), typed, interruption()),
  );
}

async function run(
  { read }: ProjectSource,
  { values, positionals: names }: Typed<typeof OPTIONS>,
  interrupt: Interruption,
): Promise<number> {
  const { json = false, 'all-findings': isAll = false } = values;
  const { signal } = interrupt;
  let found = 0;
  const failed = await withProgress(interrupt, async step => {
    const onProgress = (line: string) => step(plainLine(line));
    const checks = await checkOrigins({ project: read(), names, signal, onProgress });
    found = exitCodeOf(checks, names.length > 0);
    return json ? checksJson(checks) : checksText(checks, isAll);
  });
  return failed || found;
}

/** The exit code of checks; that a provider names no URL matters only if it was asked for. */
export function exitCodeOf(checks: readonly OriginCheck[], isNamed: boolean): number {
  const has = (state: OriginState) =>
    checks.some(check => check.state === state || check.metadata?.state === state);
  const isLost = checks.some(({ state, metadata }) => state === 'unknown' && !metadata);
  if (has('failed')) return EXIT.network;
  if (isNamed && isLost) return EXIT.configuration;
  if (has('gone')) return EXIT.rejected;
  return has('changed') ? EXIT.mismatch : EXIT.done;
}

/** Writes checks for a person. */
export function checksText(checks: readonly OriginCheck[], isAll: boolean): string {
  const width = Math.max(0, ...checks.map(({ provider }) => provider.name.length));
  return checks
    .map(({ provider, state, url = '', movedTo, changes, problem, metadata }) => {
      const { name, packageDir } = provider;
      const line = `${name.padEnd(width)}  ${state.padEnd(7)}  ${plainLine(url)}`.trimEnd();
      const version = versionOf(packageDir);
      return [
        `${line}\n`,
        ...(state === 'unknown' ? [`  It does not say where it is from: x-origin has no url.\n`] : []),
        ...(movedTo === undefined ? [] : [`  It has moved for good to ${plainLine(movedTo)}\n`]),
        ...(problem === undefined ? [] : [`  ${plainLine(problem)}\n`]),
        ...metadataCheckText(name, metadata),
        ...(changes
          ? [changesText({ name, version, changes }, isAll) || `Nothing changes for users of ${name}.\n`]
          : []),
        ...(state === 'changed'
          ? [`  To take it over, ${takeOver(provider, plainLine(movedTo ?? url))}\n`]
          : []),
      ].join('');
    })
    .join('');
}

/** How to replace the spec that a provider has by the one at a URL. */
function takeOver({ name, isOwned, url: own, specName, command }: Provider, url: string): string {
  if (isOwned) return `run: npm run new-provider -- ${name} --from ${url}`;
  return own === undefined ? `save it as ${specName}, and run: ${command}` : `run: ${command} --update`;
}

/** Writes checks for programs. */
export function checksJson(checks: readonly OriginCheck[]): string {
  const providers = checks.map(
    ({ provider: { name, packageDir }, state, url, movedTo, changes, problem, metadata }) => ({
      ...changesData({ name, version: versionOf(packageDir), changes: changes ?? [] }),
      state,
      url: url ?? null,
      movedTo: movedTo ?? null,
      problem: problem ?? null,
      metadata: metadata ?? null,
    }),
  );
  return `${JSON.stringify({ providers }, undefined, 2)}\n`;
}
