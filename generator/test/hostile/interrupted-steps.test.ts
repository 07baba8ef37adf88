import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasJar } from '../support/has-jar.js';
import { childEnv, smallSpec, snapshot } from '../support/project.js';
import { copyProject } from '../support/whole-project.js';
import { startYardstick } from '../support/yardstick.js';

/*
 * Adding and removing a provider run programs of the project, which start others: a compiler, a bundler, test runners. Ctrl+C in
 * any of them ends all of them within a second, and the project is what it was. It is a project as an archive has it: no git.
 */

const CODES = { SIGINT: 130, SIGTERM: 143 };

const ADDING: readonly (readonly [signal: keyof typeof CODES, step: string])[] = [
  ['SIGINT', 'compiling'],
  ['SIGINT', 'building the command line'],
  ['SIGTERM', 'writing api.md'],
  ['SIGINT', 'writing the list of packages'],
  ['SIGINT', 'testing every request'],
];

/** The same programs of the project as above run when a provider leaves: the first and the last of them. */
const REMOVING = ['compiling', 'writing the list of packages'];

describe.skipIf(process.platform === 'win32')(
  'a signal ends within a second, with the project as it was,',
  () => {
    let root: string;
    beforeAll(() => {
      root = copyProject();
      writeFileSync(
        path.join(root, 'vendor.json'),
        JSON.stringify(smallSpec(spec => delete spec['x-token'])),
      );
    });
    afterAll(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }));

    test.each(ADDING)('adding a provider, by %s while %s', (signal, step) =>
      endedBy(signal, CODES[signal], ['new-provider-main.js', 'vendor', '--spec', 'vendor.json'], step),
    );

    test.skipIf(!hasJar)('rendering with the jar', () => {
      rmSync(path.join(root, 'packages/equinix-sts/src/generated/FILES'));
      return endedBy('SIGINT', 130, ['main.js', 'equinix-sts', '--engine', 'jar'], 'rendering', 'SIGINT');
    });

    describe('removing a provider', () => {
      beforeAll(() => {
        const add = ['generator/dist/new-provider-main.js', 'other', '--spec', 'vendor.json', '--files-only'];
        execFileSync(process.execPath, add, { cwd: root, env: childEnv(), stdio: 'pipe' });
      });

      test.each(REMOVING)('while %s', step =>
        endedBy('SIGINT', 130, ['remove-provider-main.js', 'other', '--yes'], step),
      );
    });

    async function endedBy(
      signal: NodeJS.Signals,
      code: number,
      [command = '', ...args]: readonly string[],
      step: string,
      /** What may end it as well where nothing has to be undone, if its thread is too busy. */
      otherwise: NodeJS.Signals | null = null,
    ): Promise<void> {
      const before = projectOf(root);
      const endingOf = await startYardstick();
      const child = spawn(process.execPath, [path.join('generator/dist', command), ...args], {
        cwd: root,
        env: childEnv({ CI: '' }),
      });
      const said = outputOf(child);
      await expect.poll(() => said().includes(step) || child.exitCode !== null).toBe(true);
      await new Promise(resolve => setTimeout(resolve, 300));
      expect(child.exitCode, said()).toBeNull();

      const ending = await endingOf(child, signal);

      expect([[code, null], ...(otherwise === null ? [] : [[null, otherwise]])]).toContainEqual([
        ending.code,
        ending.signal,
      ]);
      expect(ending.ms).toBeLessThan(ending.secondMs);
      expect(said()).toContain('Generation was interrupted');
      expect(processesIn(root)).toEqual([]);
      expect(projectOf(root)).toEqual(before);
    }
  },
);

function outputOf(child: ChildProcess): () => string {
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (said += text));
  return () => said;
}

/** All files of the project but what a compiler writes beside them; the command line is part of it as it is built. */
function projectOf(root: string) {
  const files = Object.entries(snapshot(root));
  return {
    ...Object.fromEntries(
      files.filter(([file]) => /^packages\/cli\/dist\//.test(file) || !/\/dist\/|\.tsbuildinfo$/.test(file)),
    ),
    linked: readdirSync(path.join(root, 'node_modules/@token-clients')),
  };
}

/** Command lines of processes that have to do with the project. */
function processesIn(root: string): string[] {
  const { stdout } = spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
  return stdout.split('\n').filter(line => line.includes(root));
}
