import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { WrongUsage } from '../src/process/with-arguments.js';
import { projectSource } from '../src/tool/flags.js';
import { temporaryFolder } from './support/folder.js';
import { PROJECT } from './support/project.js';

const MAIN = path.join(PROJECT, 'generator/bin/token-clients-generator.js');

describe('an output', () => {
  test('whose reader stops, such as head, ends nothing', () => {
    const status = path.join(temporaryFolder(), 'status');
    const script = '{ "$1" "$2" --help; echo $? > "$3"; } | true';
    const { stderr } = spawnSync('sh', ['-c', script, 'sh', process.execPath, MAIN, status], {
      encoding: 'utf8',
    });

    expect([stderr, readFileSync(status, 'utf8')]).toEqual(['', '0\n']);
  });

  test('that cannot be written is exit code 8', () => {
    const file = path.join(temporaryFolder(), 'out');
    writeFileSync(file, '');
    const readOnly = openSync(file, 'r');
    const { status, stderr } = spawnSync(process.execPath, [MAIN, '--help'], {
      encoding: 'utf8',
      stdio: ['ignore', readOnly, 'pipe'],
    });
    closeSync(readOnly);

    expect([status, stderr]).toEqual([8, 'What was done cannot be written to the output (EBADF).\n']);
  });
});

test.each([
  [{ spec: '', out: 'vendor' }, '--spec has an empty value.'],
  [{ spec: 'vendor.yaml', out: '' }, '--out has an empty value.'],
  [{ spec: 'vendor.yaml', out: 'vendor', overlay: [''] }, '--overlay has an empty value.'],
  [{ config: '' }, '--config has an empty value.'],
])('flags without a value, as of a variable that is not set, are wrong usage: %j', (values, message) => {
  expect(() => projectSource(temporaryFolder(), { values, positionals: [] })).toThrow(
    new WrongUsage(message),
  );
});
