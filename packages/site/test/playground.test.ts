import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { HOSTILE_TEXTS, hostileSpec } from '../../../generator/test/support/hostile.js';
import { type Loose, smallSpec } from '../../../generator/test/support/project.js';
import { readProject } from '../src/build/project.js';
import { PlaygroundPage } from './support/playground-page.js';
import { siteInChromium } from './support/site-in-chromium.js';

const site = siteInChromium();
let playground: PlaygroundPage;
beforeAll(async () => {
  playground = await PlaygroundPage.open(site);
});

const corpus = (name: string) => readProject(`generator/test/corpus/specs/${name}`);

describe('a document that the generator takes', () => {
  test.each([
    ['get-token.yaml', 'GET /cgi-bin/token'],
    ['four-token-operations.yaml', 'POST /oauth/token'],
    ['swagger-form.yaml', 'POST /auth/token'],
    ['only-token-url.yaml', 'POST /oauth/token'],
    ['houses/json-api.yaml', 'POST'],
  ])('%s shows the operation with its evidence, and all files', async (name, operation) => {
    await playground.openFile(path.basename(name), corpus(name));

    const token = await playground.show('Token');
    expect(await token.getByRole('row', { name: 'acquire.operation' }).innerText()).toContain(operation);
    const client = await playground.show('Client');
    expect(await client.getByRole('textbox', { name: 'client.ts' }).innerText()).toContain('export class');
    const descriptor = await playground.show('Descriptor');
    expect(await descriptor.getByRole('textbox').innerText()).toContain('Descriptor');
    const docs = await playground.show('Docs');
    await docs.getByRole('heading', { level: 3 }).first().waitFor();
    expect(playground.problems).toEqual([]);
  });
});

test('what is pasted over a document of the other form has its own colours', async () => {
  await playground.openFile('a.json', '{ "openapi": "3.0.3" }');
  await playground.paste('openapi: 3.0.3 # a comment\n');

  await playground.editor.locator('span', { hasText: /^# a comment$/ }).waitFor();
  await playground.done();
  expect(playground.problems).toEqual([]);
});

test('a finding in the overlay names its place there, and marks nothing in the document', async () => {
  await playground.openFile('only-token-url.yaml', corpus('only-token-url.yaml'));
  const findings = await playground.show('Findings');

  const place = findings.locator('.pg-note').getByText('only-token-url.overlay.yaml:16:11');
  expect(await place.count()).toBe(1);
  expect(await playground.page.locator('.cm-lint-marker-info').count()).toBe(0);
  expect(playground.problems).toEqual([]);
});

describe('a document that is rejected', () => {
  test('says what is wrong, by rule, with a button that moves the cursor there', async () => {
    await playground.openFile('none.yaml', corpus('no-token-anywhere.yaml'));
    const findings = await playground.show('Findings');

    expect(await playground.summary()).toBe('1 rejection: see Findings');
    expect(await findings.innerText()).toContain('No operation obtains a token');
    await findings.getByRole('button', { name: '4:1' }).click();
    await playground.page.keyboard.type('# here');
    expect(await playground.page.locator('.cm-activeLine').first().innerText()).toBe('# herepaths:');
  });

  test.each([
    ['no YAML', 'openapi: [3.0.3', 'a.yaml'],
    ['no OpenAPI', 'name: something\nversion: 3\n', 'openapi'],
    ['a version to come', 'openapi: 9.0.0\ninfo: {title: a, version: 1.0.0}\npaths: {}\n', '9.0.0'],
    ['a word', 'hello', 'hello.yaml'],
  ])('says why where it is %s', async (_, text, word) => {
    await playground.openFile(word === 'a.yaml' ? word : 'hello.yaml', text);

    expect(await (await playground.show('Token')).innerText()).toContain(word);
    expect(await (await playground.show('Client')).innerText()).toContain('No client is made');
    expect(playground.problems).toEqual([]);
  });
});

describe('a document that leaves something open', () => {
  test('is asked for a reply, generates with it, and forgets it on demand', async () => {
    await playground.openFile('open.yaml', corpus('expiry-ambiguous.yaml'));
    const token = await playground.show('Token');
    expect(await playground.summary()).toBe('1 open question: see Token');
    await token.getByRole('radio', { name: '/expires_at in epoch_ms' }).check();
    await token.getByRole('button', { name: 'Generate with this reply' }).click();

    await token.getByRole('row', { name: 'response.lifetime' }).waitFor();
    expect(await token.getByRole('row', { name: 'response.lifetime' }).innerText()).toContain('epoch_ms');
    expect(await playground.page.evaluate(() => document.activeElement?.id)).toBe('pg-panel');

    await token.getByRole('button', { name: 'Take them back' }).click();
    await token.getByRole('radio').first().waitFor();
  });
});

describe('a hostile document', () => {
  test('is shown as text, whatever its texts are', async () => {
    for (const [name, text] of Object.entries(HOSTILE_TEXTS)) {
      await playground.openFile(`${name}.json`, JSON.stringify(hostileSpec(text)));
      for (const tab of ['Token', 'Findings', 'Client', 'Docs']) await playground.show(tab);
    }

    expect(await playground.page.evaluate(() => 'canary' in globalThis)).toBe(false);
    expect(playground.problems).toEqual([]);
    const { page } = playground;
    expect(
      await page.locator('.pg script, .pg img, .pg iframe, .pg svg, .pg style, .pg [onerror]').count(),
    ).toBe(0);
  });

  test.each([
    [
      'a pattern that never ends',
      withField({ type: 'string', pattern: '^(a+)+$', example: `${'a'.repeat(50)}!` }),
      /pattern/,
    ],
    ['anchors that multiply', bomb(), /anchors/],
    ['a reference to a server', withField({ $ref: 'https://evil.example/a.json' }), /evil\.example/],
    ['a reference to a file', withField({ $ref: '../../etc/passwd' }), /passwd/],
    ['300,000 levels', `openapi: 3.0.3\nx-deep: ${'['.repeat(300_000)}`, /./],
  ])('with %s ends in a sentence, and the next one works', async (_, text, sentence) => {
    await playground.openFile('hostile.yaml', text);
    const token = await playground.show('Token');
    const findings = await playground.show('Findings');
    expect(`${await token.innerText()} ${await findings.innerText()} ${await playground.summary()}`).toMatch(
      sentence,
    );

    await playground.openFile('after.yaml', corpus('get-token.yaml'));
    expect(await playground.summary()).toMatch(/^\d+ files/);
    expect(playground.problems).toEqual([]);
  });
});

function small(change: (spec: Loose) => void): string {
  return JSON.stringify(smallSpec(change));
}

/** A schema of the body that is sent. */
function withField(schema: object): string {
  return small(spec => {
    spec.components.schemas.TokenRequest.properties.odd = schema;
  });
}

/** Many anchors, each a list of the one before. */
function bomb(): string {
  const lists = Array.from(
    { length: 9 },
    (_, index) => `b${index + 1}: &b${index + 1} [${Array(9).fill(`*b${index}`).join(', ')}]`,
  );
  return `openapi: 3.0.3\nb0: &b0 [x]\n${lists.join('\n')}`;
}
