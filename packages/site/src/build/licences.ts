import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Metafile } from 'esbuild';
import { projectRoot } from './project.js';

/** The part of the generator's build that is used here; it is JavaScript. */
interface ThirdParty {
  readonly LICENCES: readonly string[];
  readonly thirdPartyLicences: (
    inputs: readonly string[],
    folder: string,
    licences: readonly string[],
  ) => Promise<string>;
}

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
  builds: readonly Pick<Metafile, 'outputs'>[],
): Promise<void> {
  const module = pathToFileURL(path.join(projectRoot, 'generator/third-party.mjs')).href;
  const { LICENCES, thirdPartyLicences } = (await import(module)) as ThirdParty;
  // In the place of what a page has no use for stands an empty module.
  const inputs = builds
    .flatMap(({ outputs }) => Object.values(outputs))
    .flatMap(output => Object.entries(output.inputs))
    .flatMap(([file, { bytesInOutput }]) =>
      bytesInOutput > 0 && !file.startsWith('(disabled):') ? [file] : [],
    );
  const text = await thirdPartyLicences(inputs, folder, [...LICENCES, FONTS]);
  await writeFile(path.join(out, 'THIRD-PARTY-LICENSES.txt'), text);
}
