import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, type CompilerMessages } from '../support/stranger/build.js';
import { loadMade, type Made } from '../support/stranger/made.js';
import { type Outcome, strangerProject } from '../support/stranger/project.js';
import { IDS, odd, PROPERTIES, SPECS, TAGS } from './odd-specs.js';

const project = strangerProject();
const outcomes: Record<string, Outcome> = {};
const made: Record<string, Made> = {};
let messages: CompilerMessages = new Map();
beforeAll(async () => {
  for (const [name, change] of Object.entries(SPECS))
    outcomes[name] = await project.add(name, { file: 'openapi.json', text: odd(change) });
  const accepted = Object.entries(outcomes)
    .filter(([, { kind }]) => kind === 'accepted')
    .map(([name]) => name);
  messages = build(project.root, accepted, {});
  for (const name of accepted) if (!messages.has(name)) made[name] = await loadMade(project.root, name);
});
afterAll(() => project[Symbol.dispose]());

describe.each(Object.keys(SPECS))('a spec with %s', name => {
  test('becomes a package that compiles', () => {
    expect(outcomes[name]).toEqual({ kind: 'accepted', name });
    expect(messages.get(name) ?? '').toBe('');
  });
});

test('each operation can be called, whatever its id', async () => {
  const { reference, call } = made['odd-ids'] as Made;
  const operations = reference.apis.flatMap(api => api.operations);
  for (const {
    operationId,
    operation: { path },
  } of operations) {
    if (path === '/oauth/token') continue;
    expect((await call(operationId)).sent.target).toBe(`/base${path}`);
  }
  expect(operations).toHaveLength(IDS.length + 3);
});

test('each tag is a class of its own', () => {
  const { reference, exports } = made['odd-tags'] as Made;

  expect(reference.apis).toHaveLength(TAGS.length + 1);
  for (const { className } of reference.apis) expect(exports[className]).toBeTypeOf('function');
});

test('each property and parameter is sent under its own name', async () => {
  const { call } = made['odd-properties'] as Made;
  const body = JSON.parse(JSON.stringify(Object.fromEntries(PROPERTIES.map(name => [name, 'v']))));
  const parameters = JSON.parse(
    '{"load%":"a","toString":"b","__proto__":"c","令牌":"d","a b":"e","*/":"f","constructor":"g"}',
  );

  expect(JSON.parse((await call('send', [body])).sent.text)).toEqual(body);
  expect((await call('query', [parameters])).sent.target).toBe(
    '/base/parameters/g?load%25=a&toString=b&__proto__=c&%E4%BB%A4%E7%89%8C=d&a+b=e&%2A%2F=f',
  );
});

test('each key of paths is sent as it says', async () => {
  const { call } = made['odd-paths'] as Made;
  const target = async (id: string, ...args: unknown[]) => (await call(id, args)).sent.target;

  expect(await target('kindA')).toBe('/base/things?kind=a%20b');
  expect(await target('kindB', { q: '1' })).toBe('/base/things?kind=b&q=1');
  expect(await target('kindC')).toBe('/base/things?kind=b');
  expect(await target('undeclared', { id: '7' })).toBe('/base/things/7/');
  expect(await target('noSlash')).toBe('/base/no/slash');
  expect(await target('page', { page: '2' })).toBe('/base/page?page=2');
  expect(await target('byReference')).toBe('/base/item');
  const both = (await call('both', [{ id: 'a', idQuery: 'b', idHeader: 'c' }])).sent;
  expect([both.target, both.headers.id]).toEqual(['/base/both/a?id=b', 'c']);
});
