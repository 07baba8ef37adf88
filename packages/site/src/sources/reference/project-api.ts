import { extractApi } from '../../../../../test/dist/api/extract.js';
import type { PackageApi } from '../../../../../test/dist/api/model.js';
import { packages } from '../../../../../test/dist/architecture/support/project.js';
import { projectRoot } from '../../build/project.js';

let apis: readonly PackageApi[] | undefined;

/**
 * What programs can import from the packages, as `api.md` has it, without the clients of providers: their pages are made
 * from their specs. It is read once, which takes about two seconds.
 */
export function projectApi(): readonly PackageApi[] {
  apis ??= extractApi(
    projectRoot,
    packages().filter(({ isProvider, manifest }) => !isProvider && manifest.exports !== undefined),
  ).filter(({ entries }) => entries.length > 0);
  return apis;
}
