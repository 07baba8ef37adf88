import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Change } from '../change/change.js';
import type { Finding } from '../errors.js';
import { changeProject } from '../files/change-project.js';
import { changesetFiles, writeChangeset } from '../files/changeset.js';
import { cliIndexFiles, nextCliIndex } from '../files/cli-index.js';
import { generatorHash, inputHash } from '../files/manifest.js';
import { moveInto } from '../files/move-into.js';
import { repairProject, withProjectLock } from '../files/project-lock.js';
import type { Provider } from '../files/provider.js';
import { allProviders, chooseProviders, specFilesOf } from '../files/providers.js';
import { unwritable } from '../files/unwritable.js';
import { withWorkFolder } from '../files/work-folder.js';
import { stageOutput } from '../files/write-output.js';
import type { GeneratedPackage } from '../generate-package.js';
import { writing } from '../process/interruption.js';
import type { Project } from '../project/project.js';
import { workspaceAt } from '../project/workspace.js';
import { type FromVendorOptions, makePackage, readGivenSpec } from './from-vendor.js';
import { STEPS_WRITE } from './project-steps.js';
import { changesSince, currentInterface, readReplacement } from './read-replacement.js';
import type { VendorSpec } from './vendor-spec.js';

/** What became of a provider. */
export interface ReplaceSpecOutcome {
  readonly provider: Provider;
  /** Files in `specs/` that are new, changed or gone, from the root. */
  readonly files: readonly string[];
  /** What is different for users of the package; undefined if it is not known what they had. */
  readonly changes: readonly Change[] | undefined;
  /** The changeset that says so, from the root. */
  readonly changeset: string | undefined;
  readonly findings: readonly Finding[];
}

/**
 * Replaces the vendor's spec of a provider by a newer one. The overlays stay and are applied to it. Everything is made apart
 * from the project and moved into it at the end, so that a failure, or a process that is killed, leaves the provider as it was.
 *
 * @throws {GenerateError} any code, with the project as it was before
 */
export async function replaceSpec(options: FromVendorOptions): Promise<ReplaceSpecOutcome> {
  const { root, name } = options;
  const project = workspaceAt(root);
  repairProject(project);
  chooseProviders(project, [name]);
  const vendor = await readGivenSpec(options);
  return withProjectLock(project, options, () => replaceBy(project, vendor, options));
}

async function replaceBy(
  project: Project,
  vendor: VendorSpec,
  options: FromVendorOptions,
): Promise<ReplaceSpecOutcome> {
  const { root, name, texts, finish = async () => {} } = options;
  const [provider] = chooseProviders(project, [name]) as [Provider];
  const { spec, files: specs, texts: read } = await readReplacement(provider, vendor);
  for (const [file, text] of read) texts?.set(file, text);
  const changed = changedFiles(root, provider, specs);
  if (changed.length === 0) return { provider, files: [], changes: [], changeset: undefined, findings: [] };

  return withWorkFolder(project, async work => {
    const { made: after, tools } = await makePackage(spec, provider.isStrict, work, options);
    const before = await currentInterface(provider, tools);
    const places = [
      ...new Set(changed.map(file => file.split('/', 2).join('/'))),
      `packages/${name}`,
      ...changesetFiles(project, name),
      ...cliIndexFiles(project),
      ...STEPS_WRITE,
    ];
    const change = { project, provider, specs, changed, after, work };
    try {
      // A signal ends the programs that run, and then all is undone: that is not to be cut short where the machine is busy.
      const changeset = await writing(() =>
        changeProject(project, places, async put => {
          await swap(change, put);
          const said = before && writeChangeset(project, { provider, before, after: after.seen });
          await finish();
          return said;
        }),
      );
      const changes = changesSince(before, after.seen);
      return { provider, files: changed, changes, changeset, findings: after.findings };
    } catch (error) {
      throw unwritable(error);
    }
  });
}

/** The files in `specs/` that a new spec adds, changes or takes away, from the root. */
function changedFiles(root: string, provider: Provider, specs: ReadonlyMap<string, string>): string[] {
  const old = specFilesOf(provider).map(file => path.relative(path.join(root, 'specs'), file));
  const isSame = (file: string, text: string) => {
    const place = path.join(root, 'specs', file);
    return existsSync(place) && readFileSync(place).equals(Buffer.from(text));
  };
  return [
    ...[...specs].filter(([file, text]) => !isSame(file, text)).map(([file]) => file),
    ...old.filter(file => !specs.has(file)),
  ].map(file => `specs/${file}`);
}

interface Swap {
  readonly project: Project;
  readonly provider: Provider;
  readonly specs: ReadonlyMap<string, string>;
  readonly changed: readonly string[];
  readonly after: GeneratedPackage;
  readonly work: string;
}

/** Moves the new files into place: the generated ones first, so that an older spec never seems to be up to date. */
async function swap(
  { project, provider, specs, changed, after, work }: Swap,
  put: (place: string, text: string) => void,
): Promise<void> {
  const { root } = project;
  const staged = path.join(work, 'new');
  for (const [file, text] of specs) write(path.join(staged, 'specs', file), text);
  const [replaced] = allProviders({ ...project, root: staged }) as [Provider];
  const inputs = inputHash(replaced, [], generatorHash());
  stageOutput(root, [{ provider, files: after.files, inputs }], work).move();
  const isKept = (file: string) => specs.has(path.posix.relative('specs', file));
  for (const file of changed.filter(one => !isKept(one))) rmSync(path.join(root, file));
  for (const file of changed.filter(isKept)) moveInto(path.join(root, file), path.join(staged, file));
  const { specFolder } = provider;
  const isFolder = [...specs.keys()].some(file => file.startsWith(`${provider.name}/`));
  if (specFolder !== undefined && !isFolder) rmSync(specFolder, { recursive: true, force: true });
  const index = await nextCliIndex(project);
  if (index !== undefined) put(index.place, index.text);
}

function write(place: string, text: string): void {
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
}
