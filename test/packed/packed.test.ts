import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CheckResult, checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linksOf, type Manifest, packages, published, read, root } from '../architecture/support/project.js';
import { billOf, bundledIn, installedWith } from './bill.js';
import { sourceOf } from './declarations.js';
import { sourceUrl } from './links.js';
import { packAll, type Tarball, unpackAll } from './pack.js';

/**
 * Licences under which a program that holds the code may itself be passed on under any. tweetnacl is the one exception: the
 * Unlicense, which some firms do not have on their lists, gives it to the public and permits everything; the text is with it.
 */
const LICENCES = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD'];

const all = published();
let folder = '';
let tarballs: Tarball[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'packed-'));
  tarballs = await packAll(folder);
  await unpackAll(tarballs, folder);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function filesOf(name: string): string[] {
  return (readdirSync(path.join(folder, 'node_modules', name), { recursive: true }) as string[]).sort();
}

function tarballOf(name: string): ArrayBuffer {
  const { buffer, byteOffset, byteLength } = readFileSync(
    tarballs.find(tarball => tarball.name === name)?.file ?? '',
  );
  return buffer.slice(byteOffset, byteOffset + byteLength);
}

function exportsOf(name: string): NonNullable<Manifest['exports']> {
  const { exports } = JSON.parse(
    readFileSync(path.join(folder, 'node_modules', name, 'package.json'), 'utf8'),
  ) as Manifest;
  return exports ?? {};
}

/** The names that a file declares whose map leads elsewhere than to that name in a source file of the package. */
function wrongPlaces(declaration: string): string[] {
  const source = sourceOf(declaration);
  if (source === undefined || !existsSync(source)) return [`${declaration} has no source`];
  const map = new SourceMap(JSON.parse(readFileSync(`${declaration}.map`, 'utf8')));
  const written = readFileSync(source, 'utf8').split('\n');
  return readFileSync(declaration, 'utf8')
    .split('\n')
    .flatMap((text, line) => {
      const [before, name] =
        /^export (?:declare )?(?:abstract )?(?:function|class|const|interface|type) ([\w$]+)/.exec(text) ??
        [];
      if (before === undefined || name === undefined) return [];
      const entry = map.findEntry(line, before.length - name.length);
      const place =
        'originalLine' in entry ? written[entry.originalLine]?.slice(entry.originalColumn) : undefined;
      return place?.startsWith(name) ? [] : [`${declaration}: ${name}`];
    });
}

/** The members that a declaration has whose map leads elsewhere than that of the build, of which it is a part. */
function otherPlaces(declaration: string): string[] {
  const built = declaration.replace(
    path.join(folder, 'node_modules', '@token-clients'),
    path.join(root, 'packages'),
  );
  const [short, whole] = [declaration, built].map(
    file => new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8'))),
  );
  return readFileSync(declaration, 'utf8')
    .split('\n')
    .flatMap((text, line) => {
      const [before = '', name] =
        /^ {4,}(?:(?:static|abstract|readonly|get|set) )*([\w$]+)\??[:(<]/.exec(text) ?? [];
      if (name === undefined) return [];
      const column = before.lastIndexOf(name);
      const [found, wanted] = [short, whole].map(map => JSON.stringify(map?.findEntry(line, column)));
      return found === wanted ? [] : [`${declaration}: ${name}`];
    });
}

/** What attw's profile `esm-only` counts: its two other ways to resolve a package, node10 and CommonJS, have no ES modules. */
function esmProblems(result: CheckResult): string[] {
  const problems = result.types === false ? [] : result.problems;
  const left = problems.filter(
    problem => !('resolutionKind' in problem) || !['node10', 'node16-cjs'].includes(problem.resolutionKind),
  );
  return left.map(problem => JSON.stringify(problem));
}

describe.each(all.map(({ manifest }) => [manifest.name, manifest] as const))(
  '%s as published',
  (name, manifest) => {
    test('holds built code, its types, documentation, licence and manifest, and nothing else', () => {
      const strangers = filesOf(name).filter(
        file =>
          !/^(bin|bundle|dist|docs|examples|mustache)\b|^(LICENSE|[\w.-]+\.(md|json|yaml))$/.test(file) &&
          !/^src$|^src\/([^.]+|.+\.ts)$/.test(file) &&
          !/^test(\/transcripts(\/.*\.txt)?)?$/.test(file),
      );

      expect(strangers).toEqual([]);
      expect(filesOf(name).filter(file => /\.test\.|tsbuildinfo|FILES|interface\.json/.test(file))).toEqual(
        [],
      );
    });

    test('holds every file that its pages link to, or the link leads to the project at this version', () => {
      const place = path.join(folder, 'node_modules', name);
      const pages = filesOf(name).filter(file => file.endsWith('.md'));
      const links = pages.flatMap(page => {
        const text = readFileSync(path.join(place, page), 'utf8');
        const outer = text.split(`](${sourceUrl(manifest)}`).slice(1);
        return [
          ...linksOf(text).map(link => path.posix.join(path.posix.dirname(page), link)),
          ...outer.map(rest => path.join(root, /^[^)#]*/.exec(rest)?.[0] ?? '')),
        ];
      });

      expect(pages).toContain('README.md');
      expect(links.filter(link => link.startsWith('..') || !existsSync(path.resolve(place, link)))).toEqual(
        [],
      );
    });

    test('leads from each declaration to its source', () => {
      const declarations = filesOf(name).filter(
        file => file.endsWith('.d.ts') && !file.startsWith('dist/third-party/'),
      );
      const astray = declarations
        .map(file => path.join(folder, 'node_modules', name, file))
        .flatMap(file => [...wrongPlaces(file), ...otherPlaces(file)]);
      const sources = declarations.map(file => sourceOf(path.join(folder, 'node_modules', name, file)));

      expect(astray).toEqual([]);
      expect(filesOf(name).filter(file => /^src\/.+\.ts$/.test(file)).length).toBe(new Set(sources).size);
    });

    test('holds its changelog, whose newest section is its version', () => {
      const file = path.join(folder, 'node_modules', name, 'CHANGELOG.md');
      // A package that has not been released yet gets one with its first release.
      const changelog = existsSync(file)
        ? readFileSync(file, 'utf8')
        : `# ${name}\n\n## ${manifest.version}\n`;
      const [, newest] = /^## (.+)$/m.exec(changelog) ?? [];

      expect(changelog).toContain(`# ${name}\n`);
      expect(newest).toBe(manifest.version);
    });

    test('all code of others in it and beside it is under a licence that lets users do the same', () => {
      const place = path.join(folder, 'node_modules', name);
      const others = [...bundledIn(place), ...installedWith(place)];
      const alien = others.filter(
        other =>
          !LICENCES.includes(other.licence) && !(other.name === 'tweetnacl' && other.licence === 'Unlicense'),
      );

      expect(others.filter(other => other.version === '')).toEqual([]);
      expect(alien).toEqual([]);
      // What is bundled brings its text along; programs are bundles.
      if (manifest.bin !== undefined || filesOf(name).some(file => file.startsWith('dist/third-party/')))
        expect(bundledIn(place)).not.toEqual([]);
    });

    test("holds the text of the project's licence", () => {
      expect(readFileSync(path.join(folder, 'node_modules', name, 'LICENSE'), 'utf8')).toBe(read('LICENSE'));
    });

    test('has a manifest in which publint finds no fault', async () => {
      const { messages } = await publint({ pack: { tarball: tarballOf(name) }, strict: true });

      expect(messages).toEqual([]);
    });

    test('has types in which attw finds no fault, by its profile for packages of ES modules alone', async () => {
      const result = await checkPackage(createPackageFromTarballData(new Uint8Array(tarballOf(name))));

      // A program, which exports nothing, has no types.
      expect(result.types !== false).toBe(Object.keys(exportsOf(name)).some(key => key !== './package.json'));
      expect(esmProblems(result)).toEqual([]);
    });

    test('every path of its exports is in it, and can be imported', () => {
      const code = Object.keys(exportsOf(name))
        .filter(key => key !== './package.json' && key !== './opentelemetry')
        .map(key => `await import(${JSON.stringify(path.posix.join(name, key))});`)
        .join('\n');
      writeFileSync(path.join(folder, 'import.mjs'), code);

      expect(() =>
        execFileSync(process.execPath, ['import.mjs'], { cwd: folder, stdio: 'pipe' }),
      ).not.toThrow();
      // The command line, the site and the tests here ask the generator for more; that is no part of what is published.
      const own = Object.keys(manifest.exports ?? {}).filter(key => !(key in exportsOf(name)));
      expect(own).toEqual(
        name === '@token-clients/generator'
          ? ['./assets', './core', './do-tasks', './worker-libraries', './mock-specs']
          : [],
      );
      for (const entry of Object.values(exportsOf(name))) {
        // TypeScript takes the first condition that fits, so types come first.
        if (typeof entry !== 'string') expect(Object.keys(entry)).toEqual(['types', 'default']);
        for (const file of typeof entry === 'string' ? [entry] : Object.values(entry)) {
          expect(filesOf(name)).toContain(path.normalize(file));
        }
      }
    });
  },
);

describe.each(
  packages()
    .filter(({ isProvider }) => isProvider)
    .map(({ manifest }) => manifest.name),
)('%s, installed with the hooks', name => {
  const installed = new Set<string>();
  const install = (package_: string) => {
    if (installed.has(package_)) return;
    installed.add(package_);
    const file = path.join(folder, 'node_modules', package_, 'package.json');
    for (const next of Object.keys((JSON.parse(readFileSync(file, 'utf8')) as Manifest).dependencies ?? {}))
      install(next);
  };

  test('is at most six packages, all ours, and 1.1 MB, with its maps and sources', () => {
    for (const each of [name, '@token-clients/auth-hooks']) install(each);
    const sizes = [...installed].flatMap(each =>
      filesOf(each).map(file => statSync(path.join(folder, 'node_modules', each, file))),
    );
    const bytes = sizes.reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0);

    expect(installed.size).toBeLessThanOrEqual(6);
    expect([...installed].filter(each => !each.startsWith('@token-clients/'))).toEqual([]);
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThanOrEqual(1_100_000);
  });
});

test('the bill of materials of a release names every package of it, with its licence, and what is in or beside one', async () => {
  const places = all.map(({ manifest }) => path.join(folder, 'node_modules', manifest.name));
  const others = places.flatMap(place => [...bundledIn(place), ...installedWith(place)]);
  const { bomFormat, specVersion, components } = await billOf(others);
  const named = components.map(({ purl }) => purl.replace('pkg:npm/', '').replace('%40', '@'));

  expect({ bomFormat, specVersion }).toEqual({ bomFormat: 'CycloneDX', specVersion: '1.5' });
  expect(components.filter(component => !('licenses' in component))).toEqual([]);
  for (const { name, version } of others) expect(named).toContain(`${name}@${version}`);
  for (const { manifest } of all) expect(named).toContain(`${manifest.name}@${manifest.version}`);
});

test('a folder that holds something else than a release is left as it is', () => {
  const own = mkdtempSync(path.join(tmpdir(), 'own-'));
  writeFileSync(path.join(own, 'thesis.txt'), 'mine');
  const { status, stderr } = spawnSync(process.execPath, [path.join(root, 'test/dist/packed/main.js'), own], {
    encoding: 'utf8',
  });
  const left = readdirSync(own);
  rmSync(own, { recursive: true });

  expect(stderr).toBe(
    `${own} holds something else than a release, such as thesis.txt. Name a new or empty folder.\n`,
  );
  expect(status).toBe(2);
  expect(left).toEqual(['thesis.txt']);
});
