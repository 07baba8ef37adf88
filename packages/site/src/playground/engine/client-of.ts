import { commandFor, ownOverlay, type SpecText, TOOL } from '@token-clients/generator/core';
import type { PlaygroundRequest, SpecFile } from '../playground-result.js';

/** A client as the command line would be asked for it. */
export interface PageClient {
  readonly name: string;
  readonly packageName: string;
  /** The file with what the spec does not say. */
  readonly overlayName: string;
  readonly command: string;
  readonly source: SpecText;
}

/** Says what client is made of a spec: a package beside it, or one of this repository. */
export function clientOf({ fileName, text }: SpecFile, { own }: Pick<PlaygroundRequest, 'own'>): PageClient {
  const name = nameOf(fileName);
  if (own) {
    const source = { name, specName: fileName, text, isStrict: own.isStrict };
    const overlayName = `specs/${ownOverlay(name)}`;
    return {
      name,
      packageName: `@token-clients/${name}`,
      overlayName,
      command: `npm run generate -- ${name}`,
      source,
    };
  }
  const overlayName = ownOverlay(name);
  const head = { from: `../${fileName}`, by: TOOL };
  return {
    name,
    packageName: name,
    overlayName,
    command: commandFor({ tool: TOOL, arguments: ['--spec', fileName, '--out', name, '--package'] }),
    source: { name, specName: fileName, text, overlayName, packageName: name, head },
  };
}

/** A file's name as that of a client: small letters, digits and single hyphens. */
function nameOf(fileName: string): string {
  const stem = fileName
    .replace(/^.*\//s, '')
    .replace(/\.[a-z]+$/i, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-$/g, '');
  return stem === '' ? 'client' : stem;
}
