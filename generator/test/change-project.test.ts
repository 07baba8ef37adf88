import { spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, describe, expect, test } from 'vitest';
import { changeProject, undoUnfinished } from '../src/files/change-project.js';
import { repairProject, withProjectLock } from '../src/files/project-lock.js';
import { workspaceAt } from '../src/project/workspace.js';
import { temporaryFolder } from './support/folder.js';
import { PROJECT, snapshot } from './support/project.js';

const PLACES = ['list.json', 'old', 'old.yaml', 'new', 'new.yaml'];

let root: string;
beforeEach(() => {
  root = temporaryFolder();
  mkdirSync(path.join(root, 'old/inner'), { recursive: true });
  writeFileSync(path.join(root, 'list.json'), '["old"]');
  writeFileSync(path.join(root, 'old/inner/a.ts'), 'a');
  writeFileSync(path.join(root, 'old.yaml'), 'old: 1');
});

const AFTER = { 'list.json': '["new"]', 'new.yaml': 'new: 1', 'new/b.ts': 'b' };
const left = () => readdirSync(path.join(root, 'generator/.cache'));

/** Replaces what is old by what is new; calls `between` before each step. */
function replaceAll(between: () => void) {
  return changeProject(workspaceAt(root), PLACES, async put => {
    for (const [place, text] of Object.entries(AFTER)) {
      between();
      put(place, text);
    }
    between();
    rmSync(path.join(root, 'old'), { recursive: true });
    between();
  });
}

describe('a change of a project', () => {
  test('is done whole', async () => {
    await changeProject(workspaceAt(root), [...PLACES], async put => {
      for (const [place, text] of Object.entries(AFTER)) put(place, text);
      expect(readFileSync(path.join(root, 'old/inner/a.ts'), 'utf8')).toBe('a');
      for (const place of ['old', 'old.yaml']) rmSync(path.join(root, place), { recursive: true });
    });

    expect(snapshot(root)).toEqual(AFTER);
    expect(left()).toEqual([]);
  });

  test.each([1, 2, 3, 4, 5])('that fails at step %i leaves all as it was', async step => {
    const before = snapshot(root);
    let count = 0;

    const failing = replaceAll(() => {
      count += 1;
      if (count === step) throw new Error('It fails');
    });

    await expect(failing).rejects.toThrow('It fails');
    expect(snapshot(root)).toEqual(before);
    expect(left()).toEqual([]);
  });
});

test('what is put back has its links and its times, by which compilers see what is new', async () => {
  const then = new Date('2020-01-02T03:04:05Z');
  utimesSync(path.join(root, 'old/inner/a.ts'), then, then);
  for (const link of ['old/link', 'link']) symlinkSync('nowhere', path.join(root, link));

  const failing = changeProject(workspaceAt(root), ['old', 'link'], async () => {
    for (const place of ['old', 'link']) rmSync(path.join(root, place), { recursive: true });
    throw new Error('It fails');
  });

  await expect(failing).rejects.toThrow('It fails');
  expect(lstatSync(path.join(root, 'old/inner/a.ts')).mtime).toEqual(then);
  expect(['old/link', 'link'].map(link => readlinkSync(path.join(root, link)))).toEqual([
    'nowhere',
    'nowhere',
  ]);
});

describe('a process that is killed in the middle of a change', () => {
  const url = (file: string) => pathToFileURL(path.join(PROJECT, 'generator/dist/files', file)).href;

  /** Makes the change in a process that is killed at a call of the file system, or before a step. */
  function killedAt(call: number): boolean {
    const file = path.join(temporaryFolder(), 'change.mjs');
    writeFileSync(
      file,
      `import fs from 'node:fs';
       import { syncBuiltinESMExports } from 'node:module';
       let calls = 0;
       for (const name of ['mkdirSync', 'writeFileSync', 'renameSync', 'cpSync', 'rmSync']) {
         const call = fs[name];
         fs[name] = (...args) => {
           if (calls++ === ${call}) process.kill(process.pid, 'SIGKILL');
           return call(...args);
         };
       }
       syncBuiltinESMExports();
       const { changeProject } = await import(${JSON.stringify(url('change-project.js'))});
       const { withProjectLock } = await import(${JSON.stringify(url('project-lock.js'))});
       const { workspaceAt } = await import(${JSON.stringify(url('../project/workspace.js'))});
       const root = ${JSON.stringify(root)};
       await withProjectLock(workspaceAt(root), {}, () => changeProject(workspaceAt(root), ${JSON.stringify(PLACES)}, async put => {
         for (const [place, text] of Object.entries(${JSON.stringify(AFTER)})) put(place, text);
         for (const place of ['/old', '/old.yaml']) fs.rmSync(root + place, { recursive: true });
       }));`,
    );
    const { signal, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
    expect(stderr).toBe('');
    return signal === 'SIGKILL';
  }

  test('leaves one that the next run undoes, wherever it was, or one that is done', () => {
    const before = snapshot(root);
    const outcomes: object[] = [];
    for (let call = 0; !('new.yaml' in (outcomes.at(-1) ?? {})); call++) {
      expect(killedAt(call)).toBe(true);
      repairProject(workspaceAt(root));
      outcomes.push(snapshot(root));
    }

    const undone = outcomes.slice(0, -1);
    expect(undone.length).toBeGreaterThan(15);
    expect(undone.filter(outcome => JSON.stringify(outcome) !== JSON.stringify(before))).toEqual([]);
    expect(outcomes.at(-1)).toEqual(AFTER);
  }, 120_000);

  test('holds up no other run', async () => {
    expect(killedAt(8)).toBe(true);
    expect(left()).toContain('lock');
    const said: string[] = [];
    const onProgress = (line: string) => said.push(line);

    await expect(withProjectLock(workspaceAt(root), { onProgress }, async () => 'done')).resolves.toBe(
      'done',
    );

    expect(said).toEqual([]);
    expect(existsSync(path.join(root, 'generator/.cache'))).toBe(false);
  });
});

test('what a process began elsewhere is undone there, not here', () => {
  const cache = path.join(root, 'node_modules/.cache');
  const inner = { root: path.join(root, 'old'), cache };
  // A process that is killed leaves this.
  mkdirSync(path.join(cache, 'change/kept'), { recursive: true });
  const places = [{ place: 'new', isThere: false }];
  writeFileSync(
    path.join(cache, 'change/journal.json'),
    JSON.stringify({ root: path.relative(path.join(cache, 'change'), inner.root), places, folders: [] }),
  );
  for (const folder of ['new', 'old/new']) mkdirSync(path.join(root, folder));

  undoUnfinished({ root, cache });

  expect([existsSync(path.join(root, 'new')), existsSync(path.join(root, 'old/new'))]).toEqual([true, false]);
});

test.each([
  ['is removed', [], false],
  ['stays with what a person has put there meanwhile', ['own.ts'], true],
])('a folder that was made for a change that fails %s', async (_, own, isThere) => {
  const folder = path.join(root, 'made/inner');
  const failing = changeProject(workspaceAt(root), ['made/inner/a.ts'], async put => {
    put('made/inner/a.ts', 'a');
    for (const file of own) writeFileSync(path.join(folder, file), '');
    throw new Error('It fails');
  });

  await expect(failing).rejects.toThrow('It fails');

  expect(existsSync(folder)).toBe(isThere);
  expect(isThere ? readdirSync(folder) : []).toEqual(own);
});

test('a project may be on another file system than its cache folder', async () => {
  const shared = '/dev/shm';
  const away = mkdtempSync(path.join(existsSync(shared) ? shared : tmpdir(), 'away-'));
  const project = { root: away, cache: path.join(root, 'cache') };
  writeFileSync(path.join(away, 'a.txt'), 'before');
  const change = (isFailing: boolean) =>
    changeProject(project, ['a.txt', 'inner/b.txt'], async put => {
      put('a.txt', 'after');
      put('inner/b.txt', 'new');
      if (isFailing) throw new Error('It fails');
    });

  await expect(change(true)).rejects.toThrow('It fails');
  const undone = snapshot(away);
  await change(false);
  const done = snapshot(away);
  rmSync(away, { recursive: true });

  expect(undone).toEqual({ 'a.txt': 'before' });
  expect(done).toEqual({ 'a.txt': 'after', 'inner/b.txt': 'new' });
});

test('runs that change one project wait for each other', async () => {
  const said: string[] = [];
  const order: string[] = [];
  const run = (name: string) =>
    withProjectLock(workspaceAt(root), { onProgress: line => said.push(line) }, async () => {
      order.push(`${name} begins`);
      await new Promise(resolve => setTimeout(resolve, 50));
      order.push(`${name} ends`);
    });

  await Promise.all([run('first'), run('second')]);

  expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  expect(said).toEqual([`waiting for another run, process ${process.pid}`]);
});

test('a run that waits for another one can be interrupted', async () => {
  const controller = new AbortController();

  await withProjectLock(workspaceAt(root), {}, async () => {
    const waiting = withProjectLock(workspaceAt(root), { signal: controller.signal }, async () => 'done');
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'interrupted' });
  });
});

test('where nothing was begun, nothing is undone', () => {
  const before = snapshot(root);

  undoUnfinished(workspaceAt(root));

  expect(snapshot(root)).toEqual(before);
});
