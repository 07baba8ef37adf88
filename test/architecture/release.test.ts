import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Manifest, projectFiles, published, read, root } from './support/project.js';

const guard = path.join(root, 'test/architecture/release.mjs');
let folder = '';

/** Runs a part of a release in a copy of what a release reads. */
function run(...command: readonly string[]): void {
  execFileSync(process.execPath, command, { cwd: folder, stdio: 'pipe' });
}

function check(tag: string) {
  const { status, stderr } = spawnSync(process.execPath, [guard, tag, folder], { encoding: 'utf8' });
  return { status, stderr };
}

const inCopy = (file: string) => readFileSync(path.join(folder, file), 'utf8');

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'release-'));
  const needed =
    /(^|\/)(package\.json|CHANGELOG\.md)$|^\.changeset\/|^packages\/runtime\/src\/|^test\/architecture\/.*\.mjs$/;
  for (const file of projectFiles().filter(file => needed.test(file)))
    cpSync(path.join(root, file), path.join(folder, file));
  writeFileSync(
    path.join(folder, '.changeset/one-more.md'),
    "---\n'@token-clients/runtime': patch\n---\n\n- A change.\n",
  );
  writeFileSync(path.join(folder, 'README.md'), '<!-- unpublished -->\nNot published yet.\n');
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git(
    '-c',
    'user.name=a',
    '-c',
    'user.email=a@a.example',
    '-c',
    'commit.gpgsign=false',
    'commit',
    '-qm',
    'before',
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a tag is rejected while changes are pending, or it is not the version, or the README says that nothing is published', () => {
  const { status, stderr } = check('v999.0.0');

  expect(status).toBe(1);
  expect(stderr).toContain('one-more.md');
  expect(stderr).toContain('and the tag is v999.0.0');
  expect(stderr).toContain('README.md says that nothing is published yet');
});

test('`npm run release-version` gives every package the next version, and a section in its changelog that says something', () => {
  const [, ...steps] =
    /"release-version": "changeset version && (.+) && npm install/.exec(read('package.json')) ?? [];
  run(path.join(root, 'node_modules/@changesets/cli/bin.js'), 'version');
  for (const step of (steps[0] ?? '').split(' && ')) run(...step.split(' ').slice(1));
  const { version = '' } = JSON.parse(inCopy('packages/runtime/package.json')) as Manifest;

  expect(version).not.toBe(JSON.parse(read('packages/runtime/package.json')).version);
  for (const { place, manifest } of published()) {
    const changelog = inCopy(`${place}/CHANGELOG.md`);
    const [, heading, body = ''] = changelog.split(/^## (.+)$/m);

    expect((JSON.parse(inCopy(`${place}/package.json`)) as Manifest).version).toBe(version);
    expect(changelog.startsWith(`# ${manifest.name}\n`)).toBe(true);
    expect(heading).toBe(version);
    expect(body).toMatch(/^- \S/m);
  }
  expect(existsSync(path.join(folder, '.changeset/one-more.md'))).toBe(false);
  writeFileSync(path.join(folder, 'README.md'), '# token-clients\n');
  expect(check(`v${version}`)).toEqual({ status: 0, stderr: '' });
});
