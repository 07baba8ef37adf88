/*
 * Fails when a place that repeats the version of the packages has another one: the header by which servers know us, and
 * the manifest that a new provider starts with. `--write` corrects them, as part of a release. Plain JavaScript, because it
 * runs between builds.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../../', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('packages/runtime/package.json', folder), 'utf8'));
const sources = readdirSync(new URL('packages/runtime/src/', folder), { recursive: true });
const files = [
  'templates/provider/package.json',
  ...sources.filter(file => file.endsWith('.ts')).map(file => `packages/runtime/src/${file}`),
];
const repeated = /(token-clients\/|"@token-clients\/runtime": "|"version": ")\d+\.\d+\.\d+(?:-[\w.]+)?/g;

for (const file of files) {
  const text = readFileSync(new URL(file, folder), 'utf8');
  const next = text.replace(repeated, `$1${version}`);
  if (next === text) continue;
  if (process.argv.includes('--write')) {
    writeFileSync(new URL(file, folder), next);
  } else {
    console.error(
      `${file} has another version than ${version}. Run: node test/architecture/versions.mjs --write`,
    );
    process.exitCode = 1;
  }
}
