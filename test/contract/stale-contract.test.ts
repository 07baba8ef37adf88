import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { specFiles } from '@token-clients/generator/mock-specs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { projectRoot } from '../mock/project-root.js';
import { loadContracts } from './contracts.js';

describe('the contract suite', () => {
  const [name = '', specFile = ''] = [...specFiles(projectRoot())][0] ?? [];
  let root = '';

  // A project with one provider: its spec, its contract, its build.
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'contract-'));
    mkdirSync(join(root, 'specs'));
    cpSync(specFile, join(root, 'specs', `${name}.yaml`));
    for (const file of ['src/generated/contract.ts', 'dist/generated/reference.js']) {
      cpSync(join(projectRoot(), 'packages', name, file), join(root, 'packages', name, file));
    }
  });

  afterEach(() => rmSync(root, { recursive: true }));

  test('runs when the code comes from the spec that it mocks', async () => {
    await expect(loadContracts(root)).resolves.toMatchObject([{ provider: name }]);
  });

  test('does not run when the code was generated from another spec, and says what to do', async () => {
    writeFileSync(join(root, 'specs', `${name}.yaml`), '# changed since\n', { flag: 'a' });

    await expect(loadContracts(root)).rejects.toThrow(`Run: npm run generate -- ${name}`);
  });

  test('does not run when the build is older than the code, and says what to do', async () => {
    writeFileSync(join(root, 'packages', name, 'dist/generated/reference.js'), '// of an earlier spec\n');

    await expect(loadContracts(root)).rejects.toThrow('Run: npm run build');
  });

  test('does not run when nothing was built', async () => {
    rmSync(join(root, 'packages', name, 'dist'), { recursive: true });

    await expect(loadContracts(root)).rejects.toThrow('Run: npm run build');
  });

  test('does not run without any contract', async () => {
    rmSync(join(root, 'packages', name), { recursive: true });

    await expect(loadContracts(root)).rejects.toThrow('Run: npm run generate');
  });
});
