import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, describe, expect, test } from 'vitest';
import { repairProject } from '../../src/files/project-lock.js';
import { newProvider } from '../../src/new-provider/new-provider.js';
import { workspaceAt } from '../../src/project/workspace.js';
import { temporaryFolder } from '../support/folder.js';
import { type Loose, PROJECT, snapshot } from '../support/project.js';
import { version } from './support/versions.js';

/*
 * A process that is killed leaves the disk as it was at one of its calls of the file system. So a copy of the project is made
 * at each of these calls, and the next run is made with each copy.
 */

let root: string;
beforeEach(async () => {
  root = temporaryFolder();
  for (const folder of ['specs', 'packages', '.changeset']) mkdirSync(path.join(root, folder));
  writeFileSync(path.join(root, '.changeset/config.json'), '{}');
  const from = published(() => {});
  await newProvider({ root, name: 'vendor', from, all: true, engine: 'embedded' });
});

/** A spec as its vendor publishes it: without `x-token`. */
function published(change: (spec: Loose) => void): string {
  const place = path.join(temporaryFolder(), 'openapi.json');
  const spec = version(draft => {
    delete draft['x-token'];
    change(draft);
  });
  writeFileSync(place, JSON.stringify(spec));
  return place;
}

/** Runs a function of the generator, and returns the copies of the project by the number of the call that comes next. */
function copiesOf(module: string, call: string, options: object, killedAt = -1): string[] {
  const copies = temporaryFolder();
  const file = path.join(temporaryFolder(), 'run.mjs');
  const url = pathToFileURL(path.join(PROJECT, 'generator/dist', module)).href;
  writeFileSync(
    file,
    `import fs from 'node:fs';
     import { syncBuiltinESMExports } from 'node:module';
     const [root, copies, killedAt] = ${JSON.stringify([root, copies, killedAt])};
     const { cpSync, existsSync } = fs;
     let calls = 0;
     let isCopying = false;
     for (const name of ['mkdirSync', 'writeFileSync', 'renameSync', 'cpSync', 'rmSync', 'symlinkSync', 'linkSync']) {
       const call = fs[name];
       fs[name] = (...args) => {
         if (!isCopying && existsSync(root + '/generator/.cache/lock')) {
           isCopying = true;
           if (killedAt === calls) process.kill(process.pid, 'SIGKILL');
           if (killedAt < 0) cpSync(root, copies + '/' + String(calls).padStart(4, '0'), { recursive: true });
           calls++;
           isCopying = false;
         }
         return call(...args);
       };
     }
     syncBuiltinESMExports();
     const { ${call} } = await import(${JSON.stringify(url)});
     await ${call}({ ...${JSON.stringify({ root, project: workspaceAt(root), engine: 'embedded' })}, ...${JSON.stringify(options)} });`,
  );
  const { signal, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(signal).toBe(killedAt < 0 ? null : 'SIGKILL');
  return readdirSync(copies)
    .sort()
    .map(name => path.join(copies, name));
}

/** What a project is once the next run has begun. */
function repaired(project: string): string {
  repairProject(workspaceAt(project));
  expect(existsSync(path.join(project, 'generator/.cache/change'))).toBe(false);
  return JSON.stringify(snapshot(project));
}

function expectEither(copies: readonly string[], before: string): void {
  const after = JSON.stringify(snapshot(root));
  const outcomes = copies.map(repaired);
  const done = outcomes.indexOf(after);
  expect(after).not.toBe(before);
  expect(done).toBeGreaterThan(40);
  expect(outcomes.findIndex((one, index) => one !== (index < done ? before : after))).toBe(-1);
}

describe('a run that is killed at any call of the file system leaves the old project or the new one:', () => {
  test('a newer spec takes the place of the old one', () => {
    const before = JSON.stringify(snapshot(root));
    const from = published(spec => delete spec.components.schemas.Account.properties.plan);

    const copies = copiesOf('new-provider/replace-spec.js', 'replaceSpec', { name: 'vendor', from });

    expectEither(copies, before);
  }, 300_000);

  test('packages are generated again', () => {
    const spec = path.join(root, 'specs/vendor.json');
    writeFileSync(
      spec,
      JSON.stringify(
        version(draft => {
          delete draft['x-token'];
          delete draft.components.schemas.Account.properties.plan;
        }),
      ),
    );
    const before = JSON.stringify(snapshot(root));

    const copies = copiesOf('generate/generate.js', 'generate', {});

    expectEither(copies, before);
  }, 300_000);

  test.each([15, 30, 45])('a process that is really killed, at call %i', async call => {
    const before = JSON.stringify(snapshot(root));
    const from = published(spec => delete spec.components.schemas.Account.properties.plan);

    copiesOf('new-provider/replace-spec.js', 'replaceSpec', { name: 'vendor', from }, call);

    expect(repaired(root)).toBe(before);
  });
});
