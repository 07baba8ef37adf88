import { cpSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ownedFiles } from '../src/files/manifest.js';
import { generate } from '../src/generate/generate.js';
import { drift, type Outcome } from '../src/generate/outcome.js';
import { workspaceAt } from '../src/project/workspace.js';

import { newFolder, temporaryFolder } from './support/folder.js';
import { type Loose, noJava, putSpecs, smallSpec, snapshot } from './support/project.js';

const pristine = newFolder();
let root: string;

beforeAll(async () => {
  putSpecs(pristine, { alpha: smallSpec(), beta: smallSpec() });
  await generate({ project: workspaceAt(pristine) });
});
afterAll(() => rmSync(pristine, { recursive: true, force: true }));
beforeEach(() => {
  root = temporaryFolder();
  cpSync(pristine, root, { recursive: true });
});

const owned = (name: string) => ownedFiles(path.join(root, 'packages', name));
const fileOf = (name: string, file: string) => path.join(root, 'packages', name, file);

/** Gives all files an old date, so that a write is visible. */
function age(name: string): void {
  for (const file of owned(name)) utimesSync(fileOf(name, file), 1e9, 1e9);
}

function touched(name: string): string[] {
  return owned(name).filter(file => statSync(fileOf(name, file)).mtimeMs !== 1e12);
}

async function regenerate(change: (spec: Loose) => void, names: string[] = []): Promise<Outcome[]> {
  putSpecs(root, { alpha: smallSpec(change) });
  age('alpha');
  age('beta');
  return generate({ project: workspaceAt(root), names });
}

describe('generate()', () => {
  test('writes the same bytes in another folder, whichever providers it generates together', async () => {
    const other = temporaryFolder();
    putSpecs(other, { beta: smallSpec(), alpha: smallSpec(), gamma: smallSpec() });

    await generate({ project: workspaceAt(other), names: ['beta', 'alpha'] });

    const {
      'specs/gamma.yaml': _,
      'packages/cli/src/generated/providers.ts': __,
      ...files
    } = snapshot(other);
    const { 'packages/cli/src/generated/providers.ts': ___, ...expected } = snapshot(root);
    expect(files).toEqual(expected);
  });

  test('neither starts Java nor writes anything when nothing has changed', async () => {
    age('alpha');

    const outcomes = await generate({ project: workspaceAt(root), java: noJava });

    expect(touched('alpha')).toEqual([]);
    expect(drift(workspaceAt(root), outcomes)).toBeUndefined();
  });

  test('brings a renamed field, a new value and a new operation into types, client, pages and contract, and nothing else', async () => {
    const outcomes = await regenerate(spec => {
      const { TokenRequest, TokenResponse } = spec.components.schemas;
      TokenResponse.properties.lasts_seconds = TokenResponse.properties.expires_in;
      delete TokenResponse.properties.expires_in;
      spec['x-token'].response = { lifetime: { field: '/lasts_seconds', unit: 'seconds' } };
      spec.components.schemas.Grant = {
        type: 'string',
        description: 'Grants.',
        enum: ['client_credentials', 'new'],
      };
      TokenRequest.properties.grant_type = { $ref: '#/components/schemas/Grant' };
      const { post } = spec.paths['/oauth/token'];
      post.responses['200'].content['application/json'].examples.newToken.value = {
        access_token: 'fake',
        lasts_seconds: 1,
      };
      spec.paths['/oauth/other'] = { post: { ...structuredClone(post), operationId: 'getOther' } };
    });

    const text = (file: string) => readFileSync(fileOf('alpha', file), 'utf8');
    expect(text('src/generated/types.ts')).toMatch(
      /lasts_seconds\?: number;[\s\S]*'client_credentials' \| 'new'/,
    );
    expect(text('src/generated/client.ts')).toContain('getOther(');
    expect(text('src/generated/descriptor.ts')).toContain(
      "lifetime: { field: '/lasts_seconds', unit: 'seconds' }",
    );
    expect(text('src/generated/contract.ts')).toMatch(/lasts_seconds[\s\S]*operationId: 'getOther'/);
    expect(text('docs/OAuthApi.md')).toContain('## getOther');
    expect(text('docs/TokenResponse.md')).toContain('`lasts_seconds`');
    expect(text('docs/Grant.md')).toContain('- `"new"`');
    expect(outcomes[0]?.change).toMatchObject({ added: ['docs/Grant.md'], removed: [] });
    expect(touched('beta')).toEqual([]);
  });

  test('touches only files whose bytes change, and removes what is left over', async () => {
    writeFileSync(fileOf('alpha', 'docs/Old.md'), 'left over');
    writeFileSync(fileOf('alpha', 'src/generated/old.ts'), 'left over');
    rmSync(fileOf('alpha', 'docs/TokenError.md'));
    writeFileSync(fileOf('alpha', 'README.md'), 'edited by hand');

    const [outcome] = await regenerate(() => {});

    expect(outcome?.change).toEqual({
      // The spec is the same data in another form, so that every header has another hash.
      added: ['docs/TokenError.md'],
      changed: ['README.md'],
      removed: ['src/generated/old.ts', 'docs/Old.md'],
    });
    expect(touched('alpha').sort()).toEqual(['README.md', 'docs/TokenError.md']);
    expect(snapshot(root)).toEqual(snapshot(pristine));
  });

  test('with check changes nothing, and names each file and the command that fixes it', async () => {
    writeFileSync(fileOf('beta', 'src/generated/client.ts'), '// edited by hand');
    rmSync(fileOf('beta', 'docs/OAuthApi.md'));
    writeFileSync(fileOf('beta', 'docs/Old.md'), '');
    const before = snapshot(root);

    const outcomes = await generate({ project: workspaceAt(root), check: true });

    expect(drift(workspaceAt(root), outcomes)?.message).toBe(
      'Generated files are not what the specs give: packages/beta/src/generated/client.ts differs; ' +
        'packages/beta/docs/OAuthApi.md is missing; packages/beta/docs/Old.md is left over. Run: npm run generate -- beta.',
    );
    expect(snapshot(root)).toEqual(before);
  });

  test('with check finds a record of other inputs, which the next run would write again', async () => {
    const record = fileOf('alpha', 'src/generated/FILES');
    const inputs = readFileSync(record, 'utf8').split('\n')[0] ?? '';
    writeFileSync(record, readFileSync(record, 'utf8').replace(inputs, `inputs ${'0'.repeat(64)}`));

    const outcomes = await generate({ project: workspaceAt(root), check: true });

    expect(drift(workspaceAt(root), outcomes)?.message).toContain(
      'packages/alpha/src/generated/FILES differs',
    );
  });

  test("with check finds an edited list of the command line's providers", async () => {
    writeFileSync(path.join(root, 'packages/cli/src/generated/providers.ts'), '// edited by hand');

    await expect(generate({ project: workspaceAt(root), check: true, names: ['alpha'] })).rejects.toThrow(
      'packages/cli/src/generated/providers.ts differs. Run: npm run generate.',
    );
  });

  test('writes the list of providers although another spec is broken', async () => {
    putSpecs(root, { broken: 'openapi: "' });

    await generate({ project: workspaceAt(root), names: ['alpha'], java: noJava });

    const list = readFileSync(path.join(root, 'packages/cli/src/generated/providers.ts'), 'utf8');
    expect(list).toContain("name: 'broken',");
  });
});
