import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Licences that allow a copy in a program of ours, together with their text. */
export const LICENCES = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD'];

/**
 * Returns the licences of all third-party packages in a bundle, as one text.
 *
 * @param {readonly string[]} inputs the files that are in it, from `folder`
 * @param {string} folder
 * @param {readonly string[]} licences those that may be in it
 * @returns {Promise<string>}
 */
export async function thirdPartyLicences(inputs, folder, licences = LICENCES) {
  const packages = inputs.map(input => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1]);
  const texts = [...new Set(packages.filter(name => name !== undefined))].map(async name => {
    const place = join(folder, name);
    const manifest = JSON.parse(await readFile(join(place, 'package.json'), 'utf8'));
    const { name: title, version, license } = manifest;
    if (!licences.includes(license)) throw new Error(`${title} is under ${license}: it can't be bundled.`);
    return `${title} ${version} (${license})\n\n${await licenceText(place, manifest)}`;
  });
  return [...new Set(await Promise.all(texts))].sort().join('\n');
}

/** The text that a package brings along; a few bring none but the name of the licence. */
async function licenceText(place, { license, author }) {
  const file = (await readdir(place)).find(name => /^licen[cs]e(\.\w+)?$/i.test(name));
  if (file !== undefined) return readFile(join(place, file), 'utf8');
  if (license !== 'MIT') throw new Error(`${place} has no text of its licence.`);
  const own = await readFile(fileURLToPath(new URL('../LICENSE', import.meta.url)), 'utf8');
  const holder = typeof author === 'object' ? author.name : author;
  return own.replace(/^Copyright .*$/m, `Copyright (c) ${holder ?? 'its contributors'}`);
}
