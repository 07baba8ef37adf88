import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { SpecIdentity, SpecText } from '../document/spec.js';
import { GenerateError } from '../errors.js';
import { readSettings } from './settings.js';

/** One spec and the package that is made from it. */
export interface Provider extends SpecIdentity {
  readonly specFile: string;
  readonly packageDir: string;
  /** Whether `specs/settings.json` lists it as strict. */
  readonly isStrict?: boolean;
}

/** The providers: the `.yaml` files directly in `specs/`. There is no other list. */
export function allProviders(root: string): Provider[] {
  const { strict } = readSettings(root);
  return readdirSync(path.join(root, 'specs'))
    .filter(file => file.endsWith('.yaml'))
    .sort()
    .map(file => {
      const name = file.slice(0, -'.yaml'.length);
      return {
        name,
        specFile: path.join(root, 'specs', file),
        specName: `specs/${file}`,
        packageDir: path.join(root, 'packages', name),
        isStrict: strict.includes(name),
      };
    });
}

/**
 * The providers with these names, or all if no name is given.
 *
 * @throws {GenerateError} `unknown_provider`, with the names that exist; `spec_invalid` for a spec whose name can't be
 * that of a generated package
 */
export function chooseProviders(root: string, names: readonly string[]): Provider[] {
  const all = allProviders(root);
  if (names.length === 0) return all.map(checkName);
  return [...new Set(names)].map(name => {
    const provider = all.find(candidate => candidate.name === name);
    if (provider) return checkName(provider);
    throw new GenerateError('unknown_provider', `There is no provider "${name}"`, {
      fix: `Use ${all.map(known => known.name).join(', ')}, or put a spec at specs/${name}.yaml.`,
    });
  });
}

/** What a provider, its spec and its package may be called. */
export const PROVIDER_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

function checkName(provider: Provider): Provider {
  const { name, specName: file, packageDir } = provider;
  if (!PROVIDER_NAME.test(name)) {
    throw new GenerateError('spec_invalid', 'The name of a spec is that of a package', {
      file,
      fix: 'Use small letters, digits and single hyphens.',
    });
  }
  if (isWrittenByHand(packageDir)) {
    throw new GenerateError('spec_invalid', `packages/${name} is written by hand`, {
      file,
      fix: 'Give the spec another name.',
    });
  }
  return provider;
}

/** A provider's package has no source but what is generated. */
function isWrittenByHand(packageDir: string): boolean {
  const source = path.join(packageDir, 'src');
  return existsSync(source) && readdirSync(source).some(entry => entry !== 'generated');
}

/**
 * The spec of a provider, as it is.
 *
 * @throws {GenerateError} `spec_invalid` when it can't be read
 */
export function specTextOf({ name, specName, specFile, isStrict }: Provider): SpecText {
  try {
    return { name, specName, isStrict, text: readFileSync(specFile, 'utf8') };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new GenerateError('spec_invalid', `The spec cannot be read (${code})`, { file: specName });
  }
}
