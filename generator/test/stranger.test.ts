import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { PROJECT, smallSpec } from './support/project.js';
import { build } from './support/stranger/build.js';
import { loadMade } from './support/stranger/made.js';
import { strangerProject } from './support/stranger/project.js';

const project = strangerProject();
afterAll(() => project[Symbol.dispose]());

const text = readFileSync(path.join(PROJECT, 'templates/spec.yaml'), 'utf8');

test("a stranger's spec becomes a package that compiles, is imported by name and calls as its spec says", async () => {
  const outcome = await project.add('stranger', { file: 'openapi.yaml', text });
  const program = `
    import { OAuthApi } from '@token-clients/stranger';
    // @ts-expect-error: no such option
    export const api = new OAuthApi({ nothing: 1 });`;
  const messages = build(project.root, ['stranger'], { stranger: program });
  const made = await loadMade(project.root, 'stranger');

  const body = { grant_type: 'client_credentials', client_id: 'a', client_secret: 'b' };
  const { host, sent, value } = await made.call('getToken', [body], {
    response: { body: { access_token: 'c' } },
  });

  expect(outcome).toEqual({ kind: 'accepted', name: 'stranger' });
  expect([...messages]).toEqual([]);
  expect(host).toBe('api.vendor.example');
  expect(sent.text).toBe('grant_type=client_credentials&client_id=a&client_secret=b');
  expect(value).toEqual({ access_token: 'c' });
});

test('a program that does not fit its package is reported by name', async () => {
  await project.add('misused', { file: 'openapi.yaml', text });

  const messages = build(project.root, ['misused'], {
    misused: "import { nothing } from '@token-clients/misused';\nexport const something: string = nothing;",
  });

  expect(messages.get('misused')).toMatch(/^usage\/misused\.ts\(1,10\): error TS2305/);
});

test('the second package of a project leaves the first as it is', async () => {
  using own = strangerProject();
  await own.add('first', { file: 'openapi.yaml', text });
  const manifest = () => readFileSync(path.join(own.root, 'packages/first/package.json'), 'utf8');
  const before = manifest();

  await own.add('second', { file: 'openapi.yaml', text });

  expect(manifest()).toBe(before);
});

test('a refusal names the file that was given, and leaves nothing behind', async () => {
  const outcome = await project.add('refused', {
    file: 'openapi.yaml',
    text: JSON.stringify(smallSpec(spec => (spec['x-token'].acquire.operation = 'nothing'))),
  });

  expect(outcome).toMatchObject({
    kind: 'refused',
    file: expect.stringMatching(/vendor\/refused\/openapi\.yaml$/),
    pointer: '/x-token/acquire/operation',
  });
});
