/*
 * Completes the changelogs of a release. All packages have one version, so some are released without a change of their own:
 * the tool leaves an empty section for those. Plain JavaScript, because it runs between builds.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const folders = ['generator/', ...readdirSync(new URL('packages/', root)).map(name => `packages/${name}/`)];

for (const folder of folders) {
  const file = new URL(`${folder}CHANGELOG.md`, root);
  if (!existsSync(file)) continue;
  const text = readFileSync(file, 'utf8');
  const next = text.replace(
    /^(## \d+\.\d+\.\d+\S*)\n+(?=## |$(?![\s\S]))/gm,
    '$1\n\n- Released together with the other packages. Nothing of its own has changed.\n\n',
  );
  if (next !== text) writeFileSync(file, `${next.trimEnd()}\n`);
}
