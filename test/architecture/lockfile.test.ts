import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectFiles, read, root } from './support/project.js';

const guard = path.join(root, 'test/architecture/lockfile.mjs');

const lockfiles = projectFiles().filter(file => path.basename(file) === 'package-lock.json');

describe('the lockfile', () => {
  test.each(lockfiles)('%s has an entry for every platform of every tool', file => {
    expect(() => execFileSync(process.execPath, [guard, path.join(root, file)])).not.toThrow();
  });

  test('is rejected when it lacks a platform, and the tool that asks for it is named', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'lockfile-'));
    const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, unknown> };
    const [platform] = Object.keys(lock.packages).filter(name => name.includes('@esbuild/darwin-arm64'));
    delete lock.packages[platform ?? ''];
    const file = path.join(folder, 'package-lock.json');
    writeFileSync(file, JSON.stringify(lock));

    const { status, stderr } = spawnSync(process.execPath, [guard, file], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });

    expect(platform).toBeDefined();
    expect(status).toBe(1);
    expect(stderr).toContain('no entry for @esbuild/darwin-arm64, which node_modules/esbuild asks for');
  });
});
