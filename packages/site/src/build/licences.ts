import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import { loadGeneratorBuild } from './generator-build.js';

/** That of the fonts, which allows a copy beside any program. */
const FONTS = 'OFL-1.1';

/**
 * Writes the licences of all that is of others in the site's scripts, styles and fonts.
 *
 * @param folder the one that the paths in the builds' records start from
 * @throws Error for a package under another licence than those that allow a copy
 */
export async function writeLicences(
  out: string,
  folder: string,
  builds: readonly { readonly metafile: Metafile }[],
): Promise<void> {
  const { LICENCES, bundledFiles, thirdPartyLicences } = await loadGeneratorBuild();
  // In the place of what a page has no use for stands an empty module.
  const inputs = bundledFiles(builds).filter(file => !file.startsWith('(disabled):'));
  const text = await thirdPartyLicences(inputs, folder, [...LICENCES, FONTS]);
  await writeFile(path.join(out, 'THIRD-PARTY-LICENSES.txt'), text);
}
