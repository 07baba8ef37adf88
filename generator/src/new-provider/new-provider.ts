import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { NamedText } from '../document/spec.js';
import { withinStack } from '../document/within-stack.js';
import { type Finding, GenerateError } from '../errors.js';
import { repairProject, withProjectLock } from '../files/project-lock.js';
import { allProviders } from '../files/providers.js';
import { readSpecFile } from '../files/spec-file.js';
import { userOverlay } from '../files/spec-layout.js';
import { withWorkFolder } from '../files/work-folder.js';
import { completeSpec, type FirstReading, type Proposal } from '../first-reading/complete-spec.js';
import { ownOverlay } from '../first-reading/own-overlay.js';
import { metadataLoader } from '../network/load-metadata.js';
import { announceReading } from '../process/announce-reading.js';
import { writing } from '../process/interruption.js';
import { CLIENT_NAME } from '../project/client-entry.js';
import { workspaceAt } from '../project/workspace.js';
import { parseSpec } from '../source/parse-spec.js';
import { type FromVendorOptions, makePackage, readGivenSpec } from './from-vendor.js';
import { joinProject } from './join-project.js';
import { packageFiles } from './package-files.js';
import { keptFiles } from './vendor-spec.js';

export interface NewProviderOptions extends FromVendorOptions, FirstReading {
  /** Files with OpenAPI Overlays, to be applied in this order. */
  readonly overlays?: readonly string[];
}

/** What was made. */
export interface NewProviderOutcome extends Proposal {
  /** Files that were written or changed by hand's rules, from the root; generated ones are left out. */
  readonly files: readonly string[];
  /** Advice about the spec, and what its reader should know of what was made from it. */
  readonly findings: readonly Finding[];
}

/**
 * Adds a provider: the vendor's spec as it is, an overlay with what it does not say, a package from `templates/provider`, its
 * place in every tsconfig.json and package.json that names all providers, and its generated code. Everything is made
 * apart from the project and moved into it at the end, so that a failure leaves nothing behind, nor does a process that is killed.
 *
 * @throws {GenerateError} any code, with the project as it was before; {@link OpenQuestions}
 */
export async function newProvider(options: NewProviderOptions): Promise<NewProviderOutcome> {
  const { root, name, signal, finish, texts = new Map() } = options;
  const { onProgress = () => {} } = options;
  const project = workspaceAt(root);
  repairProject(project);
  checkFree(root, name);
  const vendor = await readGivenSpec({ ...options, texts });
  const overlays = await Promise.all(
    (options.overlays ?? []).map(async file => ({ specName: file, text: await readSpecFile(file, file) })),
  );
  announceReading(vendor.specName, vendor.text.length);
  const { spec, specs, ...proposal } = await withinStack(vendor.specName, async () => {
    const read = await parseSpec({ name, ...vendor, overlays });
    const kept = keptFiles(name, vendor);
    const [main = ''] = kept.keys();
    const target = { name, main, shown: `specs/${ownOverlay(name)}`, command: `npm run generate -- ${name}` };
    const {
      spec: complete,
      overlay,
      ...proposal
    } = await completeSpec(read, vendor, target, { ...options, load: metadataLoader(options), texts });
    const all = new Map([...kept, ...userOverlays(name, overlays)]);
    if (overlay !== undefined) all.set(ownOverlay(name), overlay);
    texts.set(target.shown, overlay ?? '');
    return { spec: { ...complete, provider: { name, specName: `specs/${main}` } }, specs: all, ...proposal };
  });

  return withWorkFolder(project, async work => {
    const { made } = await makePackage(spec, false, work, options);
    const joining = { root, name, specs, manual: packageFiles(spec), generated: made.files, work };
    const files = await withProjectLock(project, { signal, onProgress }, async () => {
      // Another run may have taken the name meanwhile.
      checkFree(root, name);
      return writing(() => joinProject(joining, finish));
    });
    return { files, findings: made.findings, ...proposal };
  });
}

function checkFree(root: string, name: string): void {
  if (!CLIENT_NAME.test(name)) {
    throw new GenerateError('unknown_provider', `"${name}" is not a valid provider name`, {
      fix: 'Use small letters, digits and single hyphens, such as vendor-auth.',
    });
  }
  for (const folder of ['.', name]) {
    const manifest = path.join(root, folder, 'package.json');
    if (existsSync(manifest) && readFileSync(manifest, 'utf8').includes(`"name": "@token-clients/${name}"`)) {
      throw new GenerateError('unknown_provider', `The project has a package "${name}" already`, {
        fix: 'Use another name.',
      });
    }
  }
  const places = ['.yaml', '.yml', '.json', '', '.overlay.yaml'].map(ending => `specs/${name}${ending}`);
  for (const taken of [...places, `packages/${name}`]) {
    if (existsSync(path.join(root, taken)) && !isBuildOnly(path.join(root, taken))) {
      throw new GenerateError('unknown_provider', 'This already exists', {
        file: taken,
        fix: allProviders(workspaceAt(root)).some(provider => provider.name === name)
          ? `For a newer spec pass --from in place of --spec. Else use another name, or remove the provider first: npm run remove-provider -- ${name}`
          : 'Use another name, or move it away.',
      });
    }
  }
}

/** Whether a folder holds nothing but what a build of a package that is gone has left. */
function isBuildOnly(place: string): boolean {
  if (!statSync(place).isDirectory()) return false;
  return readdirSync(place).every(file => /^(?:dist|node_modules|.*\.tsbuildinfo)$/.test(file));
}

/** The overlays of a user as they are kept in `specs/`. */
function userOverlays(name: string, overlays: readonly NamedText[]): [string, string][] {
  return overlays.map(({ specName, text }, index) => {
    const ending = path.extname(specName) === '.json' ? '.json' : '.yaml';
    return [userOverlay(name, index + 1, ending), text];
  });
}
