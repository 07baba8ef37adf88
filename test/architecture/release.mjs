/*
 * `node release.mjs TAG [FOLDER]` fails when the project in FOLDER can't be released under a tag: the tag is not the version of
 * the packages, changes are pending that no changelog has, a changelog has no section for the version, or the README still says
 * that nothing is published. Plain JavaScript, because it runs before anything is installed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [tag, folder = fileURLToPath(new URL('../../', import.meta.url))] = process.argv.slice(2);
const read = file => readFileSync(`${folder}/${file}`, 'utf8');
const problems = [];
const pending = readdirSync(`${folder}/.changeset`).filter(
  file => file.endsWith('.md') && file !== 'README.md',
);
if (pending.length > 0)
  problems.push(`Changes are pending: ${pending.join(', ')}. Run: npm run release-version`);
const places = ['generator', ...readdirSync(`${folder}/packages`).map(name => `packages/${name}`)];
for (const place of places) {
  if (!existsSync(`${folder}/${place}/package.json`)) continue;
  const { name, version, private: isPrivate } = JSON.parse(read(`${place}/package.json`));
  if (isPrivate) continue;
  if (tag !== `v${version}`) problems.push(`${name} has the version ${version}, and the tag is ${tag}`);
  const changelog = existsSync(`${folder}/${place}/CHANGELOG.md`) ? read(`${place}/CHANGELOG.md`) : '';
  if (!changelog.includes(`\n## ${version}\n`))
    problems.push(`${place}/CHANGELOG.md has no section for ${version}`);
}
if (existsSync(`${folder}/README.md`) && read('README.md').includes('<!-- unpublished -->'))
  problems.push('README.md says that nothing is published yet. Take that note out.');
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
