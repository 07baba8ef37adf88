import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { snapshot } from './support/project.js';
import { makeRepository, type Repository, vendorSpec } from './support/repository.js';

let repository: Repository;
beforeAll(() => {
  repository = makeRepository();
  repository.put('vendor.yaml', vendorSpec());
  repository.run('--spec', 'vendor.yaml', '--out', 'src/clients/vendor');
});
afterAll(() => rmSync(path.join(repository.root, '../..'), { recursive: true, force: true, maxRetries: 5 }));

describe('many clients', () => {
  const config = (more: object) =>
    JSON.stringify({
      clients: [
        { spec: 'vendor.yaml', out: 'src/clients/vendor' },
        { ...more, out: 'src/clients/other' },
      ],
    });

  test('are listed in token-clients.json, and made one by one or all', () => {
    repository.put('other.yaml', vendorSpec());
    repository.put('token-clients.json', config({ spec: 'other.yaml' }));
    const checked = repository.run('--check');
    const one = repository.run('other');
    const all = repository.run();
    const unknown = repository.run('othr');

    expect([checked.status, one.status, all.status, unknown.status]).toEqual([3, 0, 0, 3]);
    expect(checked.stderr).toContain('other.yaml');
    expect(one.stdout).toMatch(/^other {2}\d+ added\n/);
    expect(all.stdout).toContain('other   unchanged\n');
    expect(unknown.stderr).toContain('There is no client "othr". Use vendor, other.');
  });

  test('whose configuration has a typo are not made', () => {
    repository.put('token-clients.json', config({ sepc: 'other.yaml' }));
    const { status, stderr } = repository.run();
    const origin = repository.run('--check-origin');
    rmSync(path.join(repository.root, 'token-clients.json'));
    const none = repository.run();

    expect([status, origin.status, origin.stderr]).toEqual([3, 3, stderr]);
    expect(stderr).toBe(
      'token-clients.json#/clients/1/sepc: There is no setting "sepc". Did you mean "spec"? The settings here are spec, out, name, package, overlays, strict.\n',
    );
    expect([none.status, none.stderr]).toEqual([
      2,
      expect.stringContaining('Pass --spec FILE|URL and --out FOLDER'),
    ]);
  });
});

test('a spec that leaves something open is asked about, and nothing is written before', () => {
  repository.put(
    'open.yaml',
    vendorSpec(spec => {
      const { post } = spec.paths['/oauth/token'];
      spec.paths = {
        '/a/token': { post: { ...post, operationId: 'tokenA' } },
        '/b/token': { post: { ...post, operationId: 'tokenB' } },
      };
    }),
  );
  const before = snapshot(repository.root);
  const open = repository.run('--spec', 'open.yaml', '--out', 'src/clients/open');
  const report = JSON.parse(
    repository.run('--spec', 'open.yaml', '--out', 'src/clients/open', '--json').stdout,
  );

  expect(open.status).toBe(3);
  expect(open.stderr).toContain("Answer with --answer 'acquire=");
  expect(report.error).toMatchObject({ rule: 'unclear-token', questions: [{ key: 'acquire' }] });
  expect(snapshot(repository.root)).toEqual(before);

  const answered = repository.run(
    '--spec',
    'open.yaml',
    '--out',
    'src/clients/open',
    '--answer',
    'acquire=POST /b/token',
  );
  expect(answered.status).toBe(0);
  expect(repository.read('open.overlay.yaml')).toContain('operation: tokenB');

  const late = repository.run('--spec', 'open.yaml', '--out', 'src/clients/open', '--operation', 'tokenA');
  expect(late.status).toBe(0);
  expect(late.stdout).toContain(
    'open: --operation had no effect, because open.overlay.yaml says it already. Correct it there,',
  );
});
