import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Manifest, packages, root } from '../architecture/support/project.js';

const all = packages();
let folder = '';

/** Packs every package as it would be published, and unpacks the tarballs where an application has its modules. */
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'packed-'));
  const scope = path.join(folder, 'node_modules/@token-clients');
  mkdirSync(scope, { recursive: true });
  const workspaces = all.flatMap(({ folder: name }) => ['-w', `packages/${name}`]);
  const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder, ...workspaces], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  for (const { filename, name } of tarballs(JSON.parse(packed.toString()))) {
    const target = path.join(folder, 'node_modules', name);
    mkdirSync(target, { recursive: true });
    execFileSync('tar', ['-xzf', path.join(folder, filename), '-C', target, '--strip-components=1']);
    linkDependencies(target);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** npm prints a list, or since version 11 an object by package. */
function tarballs(output: unknown): { readonly filename: string; readonly name: string }[] {
  return Object.values(output as Record<string, { filename: string; name: string }>);
}

/** Other people's packages are linked from this project's own: the network is off. */
function linkDependencies(target: string): void {
  const { dependencies = {} } = JSON.parse(
    readFileSync(path.join(target, 'package.json'), 'utf8'),
  ) as Manifest;
  for (const name of Object.keys(dependencies).filter(known => !known.startsWith('@token-clients/'))) {
    const link = path.join(folder, 'node_modules', name);
    mkdirSync(path.dirname(link), { recursive: true });
    try {
      symlinkSync(path.join(root, 'node_modules', name), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function filesOf(name: string): string[] {
  return (readdirSync(path.join(folder, 'node_modules', name), { recursive: true }) as string[]).sort();
}

describe.each(all.map(({ manifest }) => [manifest.name, manifest] as const))(
  '%s as published',
  (name, manifest) => {
    test('holds built code, its types, README and manifest, and nothing else', () => {
      const strangers = filesOf(name).filter(
        file => !/^(bin|dist|docs|README\.md|LICENSE|package\.json|node_modules)/.test(file),
      );

      expect(strangers).toEqual([]);
      expect(filesOf(name).filter(file => /contract|\.test\.|tsbuildinfo/.test(file))).toEqual([]);
    });

    test('has a manifest in which no tool finds a fault', async () => {
      const { messages } = await publint({ pkgDir: path.join(folder, 'node_modules', name), strict: true });

      expect(messages).toEqual([]);
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
const answer: Response = await api('https://api.example.com/');
const result = await new OAuth2TokenApi().getOAuth2AccessTokenResult({ client_id: 'a', client_secret: 'b' });
const text: string | undefined = result.status === 200 ? result.data.access_token : undefined;
if (result.status === 400) console.log(result.error?.error_code satisfies string | undefined);
console.log(answer, text);
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
