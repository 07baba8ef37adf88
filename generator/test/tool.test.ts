import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { contractCases } from '@token-clients/testing/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { snapshot } from './support/project.js';
import { makeRepository, type Repository, vendorSpec } from './support/repository.js';

const CLIENT = ['--spec', 'vendor.yaml', '--out', 'src/clients/vendor'];

let repository: Repository;
let first: ReturnType<Repository['run']>;
beforeAll(() => {
  repository = makeRepository();
  repository.put('vendor.yaml', vendorSpec());
  repository.put('src/clients/vendor/own.ts', 'export const own = 1;\n');
  first = repository.run(...CLIENT);
});
afterAll(() => rmSync(path.join(repository.root, '../..'), { recursive: true, force: true, maxRetries: 5 }));

const sources = () => snapshot(repository.root, 'src/clients/vendor');

describe('the first run in the repository of others', () => {
  test('writes a folder of sources, and beside the spec how to obtain a token, with the evidence', () => {
    const files = Object.keys(sources()).map(file => path.basename(file));

    expect([first.status, first.stderr]).toEqual([
      0,
      'reading vendor.yaml\nrendering with the embedded engine\n',
    ]);
    expect(files).toEqual(
      expect.arrayContaining(['FILES', 'client.ts', 'grant.ts', 'index.ts', 'testing.ts']),
    );
    expect(repository.read('src/clients/vendor/index.ts')).toContain(
      '// Generated from ../../../vendor.yaml by "npx @token-clients/generator".\n',
    );
    expect(repository.read('vendor.overlay.yaml')).toMatch(
      /# its name is access_token \(0\.97\)\n +accessToken: \/access_token/,
    );
    expect(repository.read('vendor.overlay.yaml')).toContain(
      `Correct what is wrong, then run: npx @token-clients/generator ${CLIENT.join(' ')}\n`,
    );
  });

  test('says what to review, what to install, and the lines that use it', () => {
    expect(first.stdout).toContain('How to obtain a token, as vendor.overlay.yaml says; review each line:\n');
    expect(first.stdout).toContain('  npm install @token-clients/auth-hooks\n');
    expect(first.stdout).toContain("  import { vendor } from './src/clients/vendor/index.js';\n");
  });

  test('leaves nothing else behind, and other files in the folder alone', () => {
    const others = Object.keys(snapshot(repository.root)).filter(
      file => !file.startsWith('src/clients/vendor/'),
    );

    expect(others).toEqual(['package.json', 'tsconfig.json', 'vendor.overlay.yaml', 'vendor.yaml']);
    expect(repository.read('src/clients/vendor/own.ts')).toBe('export const own = 1;\n');
  });
});

describe('the folder', () => {
  test('compiles with all that compilers check, and gets a token', async () => {
    repository.put(
      'src/main.ts',
      `import { tokenSource } from '@token-clients/auth-hooks';
       import type { AccessToken } from '@token-clients/runtime';
       import { vendor } from './clients/vendor/index.js';
       const credentials = { clientId: 'fake-client-id', clientSecret: 'fake-client-secret' };
       export const obtain = (baseUrl: string): Promise<AccessToken> => tokenSource(vendor({ ...credentials, baseUrl })).get();`,
    );
    const messages = [
      repository.compile('-p', '.'),
      repository.compile('-p', '.', '--noEmit', '--module', 'esnext', '--moduleResolution', 'bundler'),
      repository.compile('-p', '.', '--noEmit', '--module', 'node16', '--moduleResolution', 'node16'),
    ];
    const server = createServer((_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end('{"access_token":"fake-access-token","token_type":"Bearer","expires_in":3600}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { obtain } = await import(pathToFileURL(path.join(repository.root, 'out/main.js')).href);
    const { value } = await obtain(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    await promisify(server.close.bind(server))();

    expect(messages).toEqual(['', '', '']);
    expect(value).toBe('fake-access-token');
  });

  test('is found to be right by --check, and after an edit to be wrong', () => {
    const right = repository.run(...CLIENT, '--check');
    const before = repository.read('src/clients/vendor/client.ts');
    repository.put('src/clients/vendor/client.ts', `${before}// edited\n`);
    const wrong = repository.run(...CLIENT, '--check');
    const report = JSON.parse(repository.run(...CLIENT, '--check', '--json').stdout);
    repository.run(...CLIENT);

    expect([right.status, wrong.status]).toEqual([0, 7]);
    expect(wrong.stderr).toContain(
      `src/clients/vendor/client.ts differs. Run: npx @token-clients/generator ${CLIENT.join(' ')}.`,
    );
    expect(report).toMatchObject({
      exitCode: 7,
      check: true,
      providers: [{ name: 'vendor', folder: 'src/clients/vendor', files: { changed: ['client.ts'] } }],
      error: { code: 'stale' },
    });
    expect(repository.read('src/clients/vendor/client.ts')).toBe(before);
  });

  test('is left as it was by a spec that is wrong, which is reported with its place', () => {
    const before = sources();
    repository.put(
      'vendor.yaml',
      vendorSpec(spec => {
        spec.paths['/oauth/token'].post.requestBody.content = { 'application/xml': { schema: {} } };
      }),
    );
    const { status, stdout, stderr } = repository.run(...CLIENT, '--json');
    const { error, providers } = JSON.parse(stdout);
    repository.put('vendor.yaml', vendorSpec());

    expect([status, stderr, providers]).toEqual([3, '', []]);
    expect(error).toMatchObject({ code: 'spec_invalid', file: 'vendor.yaml', line: expect.any(Number) });
    expect(error.findings).toContainEqual(
      expect.objectContaining({
        kind: 'refused',
        pointer: expect.stringContaining('/paths/'),
        line: expect.any(Number),
      }),
    );
    expect(sources()).toEqual(before);
  });

  test('is whole after a run that was killed, and after two at once', async () => {
    const before = sources();
    repository.put(
      'vendor.yaml',
      vendorSpec(spec => (spec.info.description = 'Another description.')),
    );
    const killed = repository.start(...CLIENT);
    killed.stderr
      ?.setEncoding('utf8')
      .on('data', text => text.includes('rendering') && killed.kill('SIGKILL'));
    await once(killed, 'exit');
    const runs = [repository.start(...CLIENT), repository.start(...CLIENT)];
    const codes = await Promise.all(runs.map(run => once(run, 'exit')));
    const check = repository.run(...CLIENT, '--check');
    repository.put('vendor.yaml', vendorSpec());
    repository.run(...CLIENT);

    expect(codes).toEqual([
      [0, null],
      [0, null],
    ]);
    expect(check.status).toBe(0);
    expect(sources()).toEqual(before);
  });

  test('takes the place of no file that a person wrote, and of no folder that cannot be written', () => {
    repository.put('src/clients/mine/index.ts', 'export {};\n');
    repository.put('src/clients/a-file', '');
    const before = snapshot(repository.root, 'src/clients');
    const taken = repository.run('--spec', 'vendor.yaml', '--out', 'src/clients/mine', '--yes');
    const blocked = repository.run('--spec', 'vendor.yaml', '--out', 'src/clients/a-file/vendor');

    expect([taken.status, blocked.status]).toEqual([8, 8]);
    expect(taken.stderr).toContain('src/clients/mine/index.ts is there, and not written by the generator');
    expect(snapshot(repository.root, 'src/clients')).toEqual(before);
    rmSync(path.join(repository.root, 'src/clients/mine'), { recursive: true });
  });
});

describe('the folder, whatever its record says,', () => {
  const FILES = 'src/clients/vendor/FILES';

  test('is made again from a record that a merge has broken', () => {
    const before = sources();
    repository.put(FILES, `<<<<<<< ours\n${repository.read(FILES)}=======\n`);
    const { status } = repository.run(...CLIENT);

    expect(status).toBe(0);
    expect(sources()).toEqual(before);
  });

  test('is the only place where files are removed', () => {
    repository.put(FILES, `${repository.read(FILES)}${'0'.repeat(64)}  ../../../package.json\n`);
    const { status, stdout } = repository.run(...CLIENT);

    expect([status, stdout]).toEqual([0, expect.stringMatching(/^vendor {2}unchanged\n/)]);
    expect(repository.read('package.json')).toContain('"shop"');
    expect(repository.read(FILES)).not.toContain('..');
  });
});

test('an edit of a spec that is watched changes the client', async () => {
  const before = sources();
  const watching = repository.start(...CLIENT, '--watch');
  let said = '';
  for (const stream of [watching.stdout, watching.stderr])
    stream?.setEncoding('utf8').on('data', text => (said += text));
  await expect.poll(() => said).toContain('watching vendor.yaml, vendor.overlay.yaml;');
  repository.put(
    'vendor.yaml',
    vendorSpec(spec => (spec.info.description = 'Another description.')),
  );
  await expect.poll(() => said).toMatch(/vendor\.yaml has changed\n(?:.*\n)*vendor {2}\d+ changed/);
  repository.put('vendor.yaml', vendorSpec());
  await expect.poll(sources).toEqual(before);
  watching.kill('SIGINT');

  expect(await once(watching, 'exit')).toEqual([0, null]);
});

describe('a client as a package', () => {
  test('has a manifest of its owner, compiles, and passes its contract tests', async () => {
    const { status, stdout } = repository.run(
      '--spec',
      'vendor.yaml',
      '--out',
      'packages/vendor',
      '--package',
      '@shop/vendor',
    );
    const messages = repository.compile('-p', 'packages/vendor');
    const manifest = JSON.parse(repository.read('packages/vendor/package.json'));
    const module = path.join(repository.root, 'packages/vendor/dist/generated/testing.js');
    const { vendor } = await import(pathToFileURL(module).href);
    const cases = contractCases(vendor);
    for (const { run } of cases) await run();

    expect([status, messages]).toEqual([0, '']);
    expect(stdout).toContain('  packages/vendor/package.json\n');
    expect(manifest).toMatchObject({ name: '@shop/vendor', private: true });
    expect(JSON.stringify(manifest)).not.toMatch(/license|repository|@token-clients\/vendor/);
    expect(cases.length).toBeGreaterThan(10);
  });

  test('keeps what its owner changes in the manifest', () => {
    repository.put('packages/vendor/package.json', '{ "name": "@shop/vendor", "version": "1.2.3" }');
    repository.put(
      'vendor.yaml',
      vendorSpec(spec => (spec.info.description = 'Another description.')),
    );
    const { stdout } = repository.run(
      '--spec',
      'vendor.yaml',
      '--out',
      'packages/vendor',
      '--package',
      '@shop/vendor',
    );
    repository.put('vendor.yaml', vendorSpec());

    expect(stdout).toMatch(/What changes for users of vendor \(patch version, 0 of 1 breaking\):/);
    expect(repository.read('packages/vendor/package.json')).toContain('1.2.3');
  });
});
