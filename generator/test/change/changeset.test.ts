import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { generate } from '../../src/generate/generate.js';
import type { Outcome } from '../../src/generate/outcome.js';
import { changesOf } from '../../src/generate/outcome-text.js';
import { workspaceAt } from '../../src/project/workspace.js';
import { reportJson } from '../../src/tool/report.js';
import { temporaryFolder } from '../support/folder.js';
import { type Loose, putSpecs, snapshot } from '../support/project.js';
import { version } from './support/versions.js';

const SAID = '.changeset/spec-vendor.md';

let root: string;
beforeEach(async () => {
  root = temporaryFolder();
  put('.changeset/config.json', '{}');
  put('packages/vendor/package.json', '{ "version": "0.3.0" }');
  await edit(() => {});
});

function put(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const changesets = () =>
  Object.keys(snapshot(root, '.changeset')).filter(file => file !== '.changeset/config.json');

/** Edits the spec and generates. */
async function edit(change: (spec: Loose) => void): Promise<Outcome> {
  putSpecs(root, { vendor: version(change) });
  const [outcome] = await generate({ project: workspaceAt(root), engine: 'embedded' });
  return outcome as Outcome;
}

const addField = (name: string) => (spec: Loose) => {
  spec.components.schemas.TokenRequest.properties[name] = { type: 'string' };
};
const removePlan = (spec: Loose) => {
  delete spec.components.schemas.Account.properties.plan;
};

describe('an edit of a spec', () => {
  test('of a new package is nothing that users have to know', () => {
    expect(changesets()).toEqual([]);
  });

  test('is shown to the maintainer, and to users in a changeset', async () => {
    const outcome = await edit(spec => {
      addField('tenant')(spec);
      removePlan(spec);
    });

    expect(changesOf(outcome, false)).toBe(
      [
        'What changes for users of vendor (minor version, 1 of 2 breaking):',
        '  breaking  removed  Account.plan was removed (getAccount)',
        '            added    TokenRequest.tenant is new (getToken)',
        '  .changeset/spec-vendor.md says so to them.',
        '',
      ].join('\n'),
    );
    expect(read(SAID)).toBe(
      [
        '---',
        "'@token-clients/vendor': minor",
        '---',
        '',
        '- **Breaking:** `Account.plan` was removed (`getAccount`).',
        '- `TokenRequest.tenant` is new (`getToken`).',
        '',
      ].join('\n'),
    );
  });

  test('is data for programs', async () => {
    const outcome = await edit(removePlan);

    const report = { project: workspaceAt(root), isCheck: false, notes: [], textOf: () => undefined };
    expect(JSON.parse(reportJson([outcome], undefined, 0, report)).providers).toMatchObject([
      {
        name: 'vendor',
        bump: 'minor',
        changeset: SAID,
        changes: [
          {
            kind: 'removed',
            isBreaking: true,
            part: 'type',
            subject: 'Account.plan',
            text: 'Account.plan was removed (getAccount)',
          },
        ],
      },
    ]);
  });

  test('that breaks programs makes a major version from 1.0 on', async () => {
    put('packages/vendor/package.json', '{ "version": "1.2.0" }');

    await edit(removePlan);

    expect(read(SAID)).toContain("'@token-clients/vendor': major\n");
  });

  test('that only documents makes a patch', async () => {
    await edit(spec => {
      spec.paths['/ping'].get.summary = 'Say hello';
    });

    expect(read(SAID)).toContain("'@token-clients/vendor': patch\n");
  });

  test('of what no user sees is in no changeset', async () => {
    putSpecs(root, { vendor: `${JSON.stringify(version())}\n# a comment\n` });
    await generate({ project: workspaceAt(root), engine: 'embedded' });

    expect(changesets()).toEqual([]);
  });
});

describe('several edits between two releases', () => {
  test('are one changeset, of what they come to', async () => {
    await edit(addField('tenant'));
    const outcome = await edit(addField('region'));

    expect(outcome.changes?.map(({ sentence }) => sentence.text)).toEqual([
      'TokenRequest.tenant was removed (getToken)',
      'TokenRequest.region is new (getToken)',
    ]);
    expect(read(SAID)).toMatch(/---\n\n- `TokenRequest.region` is new \(`getToken`\)\.\n$/);
  });

  test('that come to nothing are none', async () => {
    await edit(addField('tenant'));
    await edit(() => {});

    expect(changesets()).toEqual([]);
  });

  test('give the same changeset whenever they are made', async () => {
    await edit(removePlan);
    const first = snapshot(root, '.changeset');
    await edit(() => {});
    await edit(addField('tenant'));
    await edit(removePlan);

    expect(snapshot(root, '.changeset')).toEqual(first);
  });
});

test('after a release, an edit is compared with what was released', async () => {
  await edit(addField('tenant'));
  rmSync(path.join(root, SAID));

  await edit(spec => {
    addField('tenant')(spec);
    removePlan(spec);
  });

  expect(read(SAID)).toMatch(/---\n\n- \*\*Breaking:\*\* `Account.plan` was removed \(`getAccount`\)\.\n$/);
});

test('a project without changesets gets none', async () => {
  rmSync(path.join(root, '.changeset'), { recursive: true });

  const outcome = await edit(removePlan);

  expect(outcome.changes).toHaveLength(1);
  expect(existsSync(path.join(root, '.changeset'))).toBe(false);
});

test('a record that another version of the generator wrote is compared with nothing', async () => {
  put('packages/vendor/src/generated/interface.json', '{ "format": 0 }');

  const outcome = await edit(removePlan);

  expect(outcome.changes).toBeUndefined();
  expect(changesets()).toEqual([]);
});

test('a check compares files, and writes nothing', async () => {
  putSpecs(root, { vendor: version(removePlan) });
  const before = snapshot(root);

  const [outcome] = await generate({ project: workspaceAt(root), engine: 'embedded', check: true });

  expect(outcome?.change.changed).toContain('src/generated/interface.json');
  expect(snapshot(root)).toEqual(before);
});
