import { type Bump, bumpOf, type Change } from './change.js';

/** What is different for the users of one package. */
export interface PackageChanges {
  /** Name of the provider. */
  readonly name: string;
  /** The version that the package has. */
  readonly version: string;
  readonly changes: readonly Change[];
}

/** How many changes fit on a screen. */
const SHOWN = 30;

/** Writes changes for a person: one line each, those that break programs first. Empty if nothing has changed. */
export function changesText({ name, version, changes }: PackageChanges, isAll = false): string {
  const bump = bumpOf(changes, version);
  if (bump === undefined) return '';
  const breaking = changes.filter(({ isBreaking }) => isBreaking).length;
  const shown = isAll ? changes : changes.slice(0, SHOWN);
  const lines = shown.map(
    ({ kind, isBreaking, sentence }) =>
      `  ${isBreaking ? 'breaking' : '        '}  ${kind.padEnd(7)}  ${sentence.text}`,
  );
  const more = changes.length - shown.length;
  return [
    `What changes for users of ${name} (${bump} version, ${breaking} of ${changes.length} breaking):`,
    ...lines,
    ...(more > 0 ? [`  and ${more} more; --all-findings lists them.`] : []),
    '',
  ].join('\n');
}

/** Changes for programs. */
export interface ChangesData {
  readonly name: string;
  readonly bump: Bump | null;
  readonly changes: readonly (Omit<Change, 'sentence'> & { readonly text: string })[];
}

/** Returns changes as data for programs. */
export function changesData({ name, version, changes }: PackageChanges): ChangesData {
  return {
    name,
    bump: bumpOf(changes, version) ?? null,
    changes: changes.map(({ sentence, ...change }) => ({ ...change, text: sentence.text })),
  };
}

/** Writes a changeset, as the tool of that name reads it; undefined if there is nothing to say. */
export function changesetText({
  packageName,
  version,
  changes,
}: Omit<PackageChanges, 'name'> & { readonly packageName: string }): string | undefined {
  const bump = bumpOf(changes, version);
  if (bump === undefined) return undefined;
  const lines = changes.map(({ isBreaking, sentence }) =>
    isBreaking ? `- **Breaking:** ${sentence.markdown}.` : `- ${capitalised(sentence.markdown)}.`,
  );
  return `---\n'${packageName}': ${bump}\n---\n\n${lines.join('\n')}\n`;
}

/** Code keeps its case. */
function capitalised(text: string): string {
  return text.replace(/^\p{Ll}/u, first => first.toUpperCase());
}
