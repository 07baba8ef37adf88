import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { WIDTH } from '../code/layout.js';
import type { Spec } from '../document/spec.js';
import { GenerateError, plainLine } from '../errors.js';
import { readAssets } from '../files/assets.js';
import { filesBelow } from '../files/files-below.js';
import { allProviders, PROVIDER_NAME, type Provider } from '../files/providers.js';
import type { EngineName } from '../generate/choose-engine.js';
import { generate } from '../generate/generate.js';
import type { Java } from '../jar/java.js';
import { type SpecSourceOptions, specSource } from '../network/spec-source.js';
import { normaliseSpec } from '../normalise/normalise-spec.js';
import { projectRoot } from '../project-root.js';
import type { SpecLibraries } from '../read/libraries.js';
import { readProvider } from '../read/read-provider.js';
import { readSpec } from '../read/read-spec.js';
import { proposeXToken } from '../token/propose-x-token.js';
import { workerLibraries } from '../worker/spec-libraries.js';

export interface NewProviderOptions extends SpecSourceOptions {
  /** The project's root. */
  readonly root: string;
  readonly name: string;
  /** File or https URL. */
  readonly from: string;
  readonly onProgress?: (line: string) => void;
  /** As for `generate`. */
  readonly limitMs?: number | undefined;
  /** As for `generate`. */
  readonly engine?: EngineName | undefined;
  /** Finds Java; for tests. */
  readonly java?: () => Promise<Java>;
}

/** What was made. */
export interface NewProviderOutcome {
  /** Files that were written or changed by hand's rules, from the root; generated ones are left out. */
  readonly files: readonly string[];
  /** Whether `x-token` is a proposal, to be reviewed. */
  readonly isProposed: boolean;
}

/**
 * Adds a provider: its spec, its package from `templates/provider`, its place in every tsconfig.json and package.json
 * that names all providers, and its generated code. On any failure nothing is left behind.
 *
 * @throws {GenerateError} any code, with the project as it was before
 */
export async function newProvider(options: NewProviderOptions): Promise<NewProviderOutcome> {
  const { root, name, from, onProgress = () => {}, signal, limitMs, engine, java } = options;
  const provider: Provider = {
    name,
    specFile: path.join(root, 'specs', `${name}.yaml`),
    specName: from,
    packageDir: path.join(root, 'packages', name),
  };
  checkFree(root, provider);
  onProgress(`reading ${from}`);
  const { text, spec, isProposed } = await completeSpec(provider, await specSource(from, options), {
    lint: workerLibraries(readAssets().lintRules, { limitMs }).lint,
    signal,
  });
  const others = allProviders(root).map(known => known.name);

  const kept = new Map<string, string>();
  try {
    const write = (file: string, content: string) => {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), content);
    };
    const files = [`specs/${name}.yaml`];
    write(`specs/${name}.yaml`, text);
    for (const [file, content] of packageFiles(spec)) {
      write(`packages/${name}/${file}`, content);
      files.push(`packages/${name}/${file}`);
    }
    for (const file of lists(root)) {
      const before = readFileSync(path.join(root, file), 'utf8');
      const after = withProvider(before, others, name);
      if (after === before) continue;
      kept.set(file, before);
      write(file, after);
      files.push(file);
    }
    await generate({
      root,
      names: [name],
      signal,
      limitMs,
      engine,
      onProgress,
      ...(java && { java }),
    });
    return { files, isProposed };
  } catch (error) {
    rmSync(provider.specFile, { force: true });
    rmSync(provider.packageDir, { recursive: true, force: true });
    for (const [file, before] of kept) writeFileSync(path.join(root, file), before);
    throw nameSource(error, `specs/${name}.yaml`, from);
  }
}

/** What is wrong in the copy, which is gone, is wrong in the spec that was given. */
function nameSource(error: unknown, copy: string, from: string): unknown {
  if (!(error instanceof GenerateError) || !error.file?.startsWith(copy)) return error;
  return error.about(error.file.replace(copy, () => from));
}

function checkFree(root: string, { name, specFile, packageDir }: Provider): void {
  if (!PROVIDER_NAME.test(name)) {
    throw new GenerateError('unknown_provider', `"${name}" is not a valid provider name`, {
      fix: 'Use small letters, digits and single hyphens, such as vendor-auth.',
    });
  }
  for (const taken of [specFile, packageDir]) {
    if (existsSync(taken)) {
      throw new GenerateError('unknown_provider', 'This already exists', {
        file: path.relative(root, taken),
        fix: 'Use another name, or change the spec and run: npm run generate',
      });
    }
  }
}

/** The spec as it will be kept: YAML, and with an `x-token`. */
async function completeSpec(
  provider: Provider,
  source: string,
  { lint, signal }: { readonly lint: SpecLibraries['lint']; readonly signal: AbortSignal | undefined },
): Promise<{ readonly text: string; readonly spec: Spec; readonly isProposed: boolean }> {
  const plain = source.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  const spec = await readSpec({ ...provider, text: plain }, lint, signal);
  const yaml = /^\s*[{[]/.test(plain)
    ? stringify(parse(plain), { lineWidth: WIDTH })
    : `${plain.trimEnd()}\n`;
  if (spec.document['x-token'] !== undefined) return { text: yaml, spec, isProposed: false };
  const proposal = stringify(
    { 'x-token': proposeXToken(readProvider(normaliseSpec(spec))) },
    { lineWidth: WIDTH },
  );
  return { text: `${yaml}${REVIEW}${proposal}`, spec, isProposed: true };
}

const REVIEW = `# Proposed from names alone. Review each line, then remove this comment: x-token.schema.json has all fields, among
# them what names don't say (failures, lockout, rotation, expired).
`;

/** The human half of the package, file for file. */
function packageFiles({ provider, document }: Spec): [file: string, content: string][] {
  const form = path.join(projectRoot, 'templates', 'provider');
  const title = plainLine(document.info?.title ?? provider.name).replace(/ API$/i, '');
  return filesBelow(form, '.').map(file => [
    file,
    readFileSync(path.join(form, file), 'utf8')
      .replaceAll('{{name}}', () => provider.name)
      // Inside JSON strings.
      .replaceAll('{{title}}', () => JSON.stringify(title).slice(1, -1)),
  ]);
}

/** Every file that may list packages. */
function lists(root: string): string[] {
  const packages = path.join(root, 'packages');
  const below = existsSync(packages) ? readdirSync(packages).map(name => `packages/${name}`) : [];
  return ['.', 'test', ...below]
    .flatMap(folder => ['tsconfig.json', 'package.json'].map(file => path.posix.join(folder, file)))
    .filter(file => existsSync(path.join(root, file)));
}

/** Adds a line after the last one that names a provider, where all providers are named. Other text stays as it is. */
function withProvider(list: string, providers: readonly string[], name: string): string {
  const lines = list.split('\n');
  const places = providers.map(known => lines.findIndex(line => line.includes(`/${known}"`)));
  const last = Math.max(...places);
  if (places.length === 0 || places.includes(-1)) return list;
  const known = providers[places.indexOf(last)] ?? '';
  const model = lines[last] ?? '';
  lines[last] = model.replace(/,?\s*$/, ',');
  lines.splice(last + 1, 0, model.replace(`/${known}"`, `/${name}"`));
  return lines.join('\n');
}
