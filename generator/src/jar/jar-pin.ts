import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { GenerateError } from '../errors.js';
import { generatorRoot } from '../project-root.js';

/** The one generator jar this project runs. It runs nothing else. */
export interface JarPin {
  readonly version: string;
  readonly groupId: string;
  readonly artifactId: string;
  /** In bytes. With it, a message can say that a file is half-downloaded. */
  readonly size: number;
  readonly sha256: string;
}

/**
 * Reads the pin: the version from openapitools.json, where the wrapper looks for it, and the hash from jar.json,
 * because the schema of openapitools.json is closed.
 *
 * @throws {GenerateError} `jar_mismatch` when the two files name different versions: one was raised without the other.
 */
export function readJarPin(root: string = generatorRoot): JarPin {
  const wrapper = JSON.parse(readFileSync(resolve(root, 'openapitools.json'), 'utf8')) as {
    'generator-cli': { version: string };
  };
  const pin = JSON.parse(readFileSync(resolve(root, 'jar.json'), 'utf8')) as JarPin;
  const wanted = wrapper['generator-cli'].version;

  if (pin.version !== wanted) {
    throw new GenerateError(
      'jar_mismatch',
      `the hash is that of version ${pin.version}, but openapitools.json asks for version ${wanted}`,
      { file: resolve(root, 'jar.json'), fix: `Put version, size and SHA-256 of ${wanted} into jar.json` },
    );
  }
  return pin;
}

/** The name a reader knows the jar by. */
export function jarTitle(pin: JarPin): string {
  return `${pin.artifactId} ${pin.version}`;
}
