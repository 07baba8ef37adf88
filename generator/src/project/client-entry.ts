import path from 'node:path';
import { GenerateError, type Place } from '../errors.js';
import type { ClientEntry } from './project.js';

/** What a person says of a client, in a configuration or by flags. Paths start from a folder. */
export interface GivenClient {
  readonly spec: string;
  readonly out: string;
  readonly name?: string | undefined;
  /** The name of the package; true, or empty, for that of the client; false or undefined for a folder. */
  readonly packageName?: boolean | string | undefined;
  readonly overlays?: readonly string[] | undefined;
  readonly strict?: boolean | undefined;
}

/**
 * Completes what is said of a client.
 *
 * @param place where it is said, if not by flags
 * @throws {GenerateError} `project_invalid` for a name that no client can have
 */
export function clientEntry(root: string, given: GivenClient, place?: Place): ClientEntry {
  const { spec, packageName = false, overlays = [], strict = false } = given;
  const out = path.resolve(root, given.out);
  const name = given.name ?? nameOf(out);
  if (!CLIENT_NAME.test(name)) {
    throw new GenerateError('project_invalid', `"${name}" is not a valid name of a client`, {
      ...place,
      fix: `Use small letters, digits and single hyphens, such as ${place ? '"name": "vendor-auth"' : '--name vendor-auth'}`,
    });
  }
  return {
    name,
    spec: isUrl(spec) ? spec : path.resolve(root, spec),
    out,
    kind: packageName === false ? 'folder' : 'package',
    packageName: typeof packageName === 'string' && packageName !== '' ? packageName : name,
    overlays: overlays.map(file => path.resolve(root, file)),
    isStrict: strict,
  };
}

/** What a client, its spec and its package may be called. */
export const CLIENT_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

export function isUrl(spec: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(spec);
}

/**
 * The last part of a path, as a name: `src/clients/vendorAuth` becomes `vendor-auth`. Letters that no name may have are left in
 * it, and such a name is rejected: a made-up one would be a surprise.
 */
function nameOf(out: string): string {
  return path
    .basename(out)
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
