import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { GenerateError } from '../../src/errors.js';
import { withProjectLock } from '../../src/files/project-lock.js';
import { generate } from '../../src/generate/generate.js';
import { drift } from '../../src/generate/outcome.js';
import { newProvider } from '../../src/new-provider/new-provider.js';
import { replaceSpec } from '../../src/new-provider/replace-spec.js';
import { workspaceAt } from '../../src/project/workspace.js';
import { temporaryFolder } from '../support/folder.js';
import { type Loose, snapshot } from '../support/project.js';
import { version } from './support/versions.js';

let root: string;
let vendor: string;
beforeEach(() => {
  root = temporaryFolder();
  vendor = temporaryFolder();
  for (const folder of ['specs', 'packages', '.changeset']) mkdirSync(path.join(root, folder));
  writeFileSync(path.join(root, '.changeset/config.json'), '{}');
});

/** The spec as its vendor publishes it: without `x-token`. */
const published = (change: (spec: Loose) => void = () => {}) =>
  version(spec => {
    delete spec['x-token'];
    change(spec);
  });
const withoutPlan = published(spec => delete spec.components.schemas.Account.properties.plan);

function put(file: string, content: unknown): string {
  const place = path.join(vendor, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, typeof content === 'string' ? content : JSON.stringify(content));
  return place;
}

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const specs = () => Object.keys(snapshot(root, 'specs'));
const fetchOf =
  (content: unknown): typeof globalThis.fetch =>
  async () =>
    Response.json(content);
const add = (options: Partial<Parameters<typeof newProvider>[0]> = {}) =>
  newProvider({
    root,
    name: 'vendor',
    from: put('openapi.json', published()),
    all: true,
    engine: 'embedded',
    ...options,
  });
const replace = (options: Partial<Parameters<typeof replaceSpec>[0]>) =>
  replaceSpec({ root, name: 'vendor', from: '', engine: 'embedded', ...options });

async function expectCurrent(): Promise<void> {
  expect(
    drift(workspaceAt(root), await generate({ project: workspaceAt(root), check: true, engine: 'embedded' })),
  ).toBeUndefined();
}

describe('a newer spec of a vendor', () => {
  test('takes the place of the old one, and its changes are said', async () => {
    await add();
    const text = `${JSON.stringify(withoutPlan, null, 2)}\r\n`;

    const { files, changes, changeset } = await replace({ from: put('new.json', text) });

    expect(read('specs/vendor.json')).toBe(text);
    expect(files).toEqual(['specs/vendor.json']);
    expect(changes?.map(({ sentence }) => sentence.text)).toEqual(['Account.plan was removed (getAccount)']);
    expect(read(changeset ?? '')).toContain('- **Breaking:** `Account.plan` was removed (`getAccount`).\n');
    expect(read('packages/vendor/docs/Account.md')).not.toContain('plan');
    await expectCurrent();
  });

  test('that is the same changes nothing', async () => {
    await add();
    const before = snapshot(root);

    const { files, changes } = await replace({ from: put('same.json', published()) });

    expect([files, changes]).toEqual([[], []]);
    expect(snapshot(root)).toEqual(before);
  });

  test('that says the same in other words changes nothing for users', async () => {
    await add();

    const outcome = await replace({ from: put('new.json', JSON.stringify(published(), null, 1)) });

    expect(outcome).toMatchObject({ files: ['specs/vendor.json'], changes: [], changeset: undefined });
    await expectCurrent();
  });

  test('may have another ending, and the overlay then completes that file', async () => {
    await add();

    await replace({ from: put('new.yaml', JSON.stringify(withoutPlan)) });

    expect(specs()).toEqual(['specs/vendor.overlay.yaml', 'specs/vendor.yaml']);
    expect(parse(read('specs/vendor.overlay.yaml')).extends).toBe('./vendor.yaml');
    await expectCurrent();
  });

  test('may be several files, and one again', async () => {
    await add();
    const { Owner, ...schemas } = withoutPlan.components.schemas;
    const text = JSON.stringify({ ...withoutPlan, components: { ...withoutPlan.components, schemas } });
    put('many/owner.json', Owner);
    const from = put('many/openapi.json', text.replace('#/components/schemas/Owner', './owner.json'));

    const many = await replace({ from });
    expect(many.files).toEqual([
      'specs/vendor/openapi.json',
      'specs/vendor/owner.json',
      'specs/vendor.overlay.yaml',
      'specs/vendor.json',
    ]);
    await expectCurrent();

    await replace({ from: put('one.json', published()) });
    expect(specs()).toEqual(['specs/vendor.json', 'specs/vendor.overlay.yaml']);
    await expectCurrent();
  });

  test('from a URL leaves where it is from, and the rest of the overlay as it is', async () => {
    await add({ from: 'https://a.example/v1.json', fetch: fetchOf(published()) });
    const before = read('specs/vendor.overlay.yaml');
    const sha256 = (content: unknown) => createHash('sha256').update(JSON.stringify(content)).digest('hex');

    await replace({ from: 'https://a.example/v2.json', fetch: fetchOf(withoutPlan) });

    expect(read('specs/vendor.overlay.yaml')).toBe(
      before
        .replace('https://a.example/v1.json', 'https://a.example/v2.json')
        .replace(sha256(published()), sha256(withoutPlan)),
    );
  });

  test('gets the overlays of the old one', async () => {
    const overlay = put('mine.yaml', {
      overlay: '1.0.0',
      info: { title: 'Mine', version: '1' },
      actions: [{ target: '$.info', update: { title: 'Mine' } }],
    });
    await add({ overlays: [overlay] });

    await replace({ from: put('new.json', withoutPlan) });

    expect(read('specs/vendor.1.overlay.yaml')).toBe(readFileSync(overlay, 'utf8'));
    expect(read('packages/vendor/README.md')).toContain('Mine');
  });

  test('of a spec that says how to obtain a token itself has to say it, too', async () => {
    await add({ from: put('own.json', version()) });
    const before = snapshot(root);

    await expect(replace({ from: put('new.json', withoutPlan) })).rejects.toThrow(
      /new\.json: It has no x-token, which specs\/vendor\.json has in itself\. Write an overlay specs\/vendor\.overlay\.yaml with the x-token/,
    );
    expect(snapshot(root)).toEqual(before);

    const { changes } = await replace({
      from: put(
        'new.json',
        version(spec => delete spec.components.schemas.Account.properties.plan),
      ),
    });
    expect(changes).toHaveLength(1);
  });

  test('and packages that are generated wait for another run that changes the project', async () => {
    await add();
    const spec = withoutPlan;
    const said: string[] = [];
    const onProgress = (line: string) => said.push(line);
    const waiting: Promise<unknown>[] = [];

    await withProjectLock(workspaceAt(root), {}, async () => {
      writeFileSync(path.join(root, 'specs/vendor.json'), JSON.stringify(spec));
      const before = snapshot(root);
      waiting.push(generate({ project: workspaceAt(root), engine: 'embedded', onProgress }));
      waiting.push(replace({ from: put('new.json', JSON.stringify(spec, null, 1)), onProgress }));
      await expect.poll(() => said.filter(line => line.startsWith('waiting'))).toHaveLength(2);
      expect(snapshot(root)).toEqual(before);
    });
    await Promise.all(waiting);

    expect(read('specs/vendor.json')).toBe(JSON.stringify(spec, null, 1));
    expect(read('packages/vendor/docs/Account.md')).not.toContain('plan');
    await expectCurrent();
  });

  test('is no news to users where nothing says what they had', async () => {
    await add();
    writeFileSync(path.join(root, 'packages/vendor/src/generated/interface.json'), '');
    writeFileSync(path.join(root, 'specs/vendor.json'), '{}');

    const { changes, changeset } = await replace({ from: put('new.json', withoutPlan) });

    expect([changes, changeset]).toEqual([undefined, undefined]);
    await expectCurrent();
  });

  test('is compared with what the old spec gives where there is no record', async () => {
    await add();
    writeFileSync(path.join(root, 'packages/vendor/src/generated/interface.json'), '');

    const { changes } = await replace({ from: put('new.json', withoutPlan) });

    expect(changes).toHaveLength(1);
  });
});

describe('a newer spec that can not take its place leaves everything as it was:', () => {
  test.each<[string, unknown, string]>([
    ['there is no such provider', undefined, 'There is no provider "other"'],
    [
      'an operation of the token is gone',
      published(spec => delete spec.paths['/oauth/token']),
      'There is no operation "getToken"',
    ],
    ['it is no spec', 'nothing', 'It is neither an OpenAPI 3.0, 3.1 or 3.2 document'],
  ])('%s', async (_, spec, message) => {
    await add();
    const before = snapshot(root);
    const options = spec === undefined ? { name: 'other', from: 'a.json' } : { from: put('new.json', spec) };

    await expect(replace(options)).rejects.toThrow(message);

    expect(snapshot(root)).toEqual(before);
  });

  test('a target of an overlay matches nothing any more', async () => {
    const overlay = put('mine.yaml', {
      overlay: '1.0.0',
      info: { title: 'Mine', version: '1' },
      actions: [{ target: '$.components.schemas.Account.properties.plan', update: { deprecated: true } }],
    });
    await add({ overlays: [overlay] });
    const before = snapshot(root);

    await expect(replace({ from: put('new.json', withoutPlan) })).rejects.toThrow(
      'specs/vendor.1.overlay.yaml#/actions/0/target: $.components.schemas.Account.properties.plan matches nothing',
    );

    expect(snapshot(root)).toEqual(before);
  });

  test('a build or a test of the project fails', async () => {
    await add();
    const before = snapshot(root);
    put('many/owner.json', {});
    const from = put(
      'many/openapi.json',
      JSON.stringify(withoutPlan).replace('#/components/schemas/Owner', './owner.json'),
    );

    const finish = async () => {
      expect(snapshot(root)).not.toEqual(before);
      writeFileSync(path.join(root, 'packages/vendor/api.md'), 'written by a step');
      throw new GenerateError('generator_failed', 'The tests fail');
    };
    await expect(replace({ from, finish })).rejects.toThrow('The tests fail');

    expect(snapshot(root)).toEqual(before);
  });

  test('it is interrupted', async () => {
    await add();
    const before = snapshot(root);
    const controller = new AbortController();

    const onProgress = (line: string) => line.startsWith('rendering') && controller.abort();
    const run = replace({ from: put('new.json', withoutPlan), signal: controller.signal, onProgress });

    await expect(run).rejects.toMatchObject({ code: 'interrupted' });
    expect(snapshot(root)).toEqual(before);
  });

  test('a file is where a folder has to be', async () => {
    await add();
    writeFileSync(path.join(root, 'specs/vendor'), '');
    const before = snapshot(root);
    put('many/owner.json', {});
    const text = JSON.stringify(withoutPlan).replace('#/components/schemas/Owner', './owner.json');

    await expect(replace({ from: put('many/openapi.json', text) })).rejects.toMatchObject({
      code: 'output_unwritable',
    });

    expect(snapshot(root)).toEqual(before);
  });
});
