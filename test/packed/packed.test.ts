import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CheckResult, checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linksOf, packages, read, root } from '../architecture/support/project.js';
import { packAll, type Tarball, unpackAll } from './pack.js';

const all = packages();
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
          !/^(bin|dist|docs|examples|(README|CHANGELOG)\.md|LICENSE|package\.json)/.test(file) &&
          !['src', 'src/lifecycle', 'src/lifecycle/lifecycle.ts'].includes(file) &&
          !/^test(\/transcripts(\/.*\.txt)?)?$/.test(file),
      );

      expect(strangers).toEqual([]);
      expect(filesOf(name).filter(file => /\.test\.|tsbuildinfo/.test(file))).toEqual([]);
    });

    test('holds every file that its pages link to', () => {
      const pages = filesOf(name).filter(file => file.endsWith('.md'));
      const dead = pages.flatMap(page =>
        linksOf(readFileSync(path.join(folder, 'node_modules', name, page), 'utf8'))
          .filter(link => !existsSync(path.join(folder, 'node_modules', name, path.dirname(page), link)))
          .map(link => `${page}: ${link}`),
      );

      expect(pages).toContain('README.md');
      expect(dead).toEqual([]);
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

    test("holds the text of the project's licence", () => {
      expect(readFileSync(path.join(folder, 'node_modules', name, 'LICENSE'), 'utf8')).toBe(read('LICENSE'));
    });

    test('has a manifest in which publint finds no fault', async () => {
      const { messages } = await publint({ pkgDir: path.join(folder, 'node_modules', name), strict: true });

      expect(messages).toEqual([]);
    });

    test('has types in which attw finds no fault, by its profile for packages of ES modules alone', async () => {
      const file = tarballs.find(tarball => tarball.name === name)?.file ?? '';
      const result = await checkPackage(createPackageFromTarballData(readFileSync(file)));

      // A program, which exports nothing, has no types.
      expect(result.types !== false).toBe(
        Object.keys(manifest.exports ?? {}).some(key => key !== './package.json'),
      );
      expect(esmProblems(result)).toEqual([]);
    });

    test('every path of its exports is in it, and can be imported', () => {
      const code = Object.keys(manifest.exports ?? {})
        .filter(key => key !== './package.json' && key !== './opentelemetry')
        .map(key => `await import(${JSON.stringify(path.posix.join(name, key))});`)
        .join('\n');
      writeFileSync(path.join(folder, 'import.mjs'), code);

      expect(() =>
        execFileSync(process.execPath, ['import.mjs'], { cwd: folder, stdio: 'pipe' }),
      ).not.toThrow();
      for (const entry of Object.values(manifest.exports ?? {})) {
        for (const file of typeof entry === 'string' ? [entry] : Object.values(entry)) {
          expect(filesOf(name)).toContain(path.normalize(file));
        }
      }
    });
  },
);

test('a consumer of the published types compiles, with the strictest settings', () => {
  const imports = all
    .filter(({ isProvider }) => isProvider)
    .map(({ manifest }, index) => `import * as p${index} from '${manifest.name}';\nconsole.log(p${index});`);
  writeFileSync(
    path.join(folder, 'consumer.ts'),
    `${imports.join('\n')}
import { bearerFetch, tokenSource } from '@token-clients/auth-hooks';
import { equinixAccessToken, OAuth2TokenApi } from '@token-clients/equinix-access-token';
const source = tokenSource(equinixAccessToken({ clientId: 'a', clientSecret: () => 'b' }));
const api = bearerFetch(source, { origins: ['https://api.example.com'] });
const response: Response = await api('https://api.example.com/');
const result = await new OAuth2TokenApi().getOAuth2AccessTokenResult({ client_id: 'a', client_secret: 'b' });
const text: string | undefined = result.status === 200 ? result.data.access_token : undefined;
if (result.status === 400) console.log(result.error?.error_code satisfies string | undefined);
console.log(response, text);
`,
  );
  writeFileSync(
    path.join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        module: 'nodenext',
        target: 'es2022',
        lib: ['es2022', 'dom', 'esnext.disposable'],
        types: [],
        noEmit: true,
        skipLibCheck: false,
      },
      files: ['consumer.ts'],
    }),
  );
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');

  let output = '';
  try {
    execFileSync(process.execPath, [tsc, '-p', folder], { stdio: 'pipe' });
  } catch (error) {
    output = String((error as { stdout?: Buffer }).stdout);
  }

  expect(output).toBe('');
});
