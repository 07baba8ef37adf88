import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownedFiles } from '../src/files/manifest.js';
import { generate } from '../src/generate/generate.js';
import { workspaceAt } from '../src/project/workspace.js';

import { allJsdocTags, compile, identifiers, skeleton } from './support/compile.js';
import { newFolder } from './support/folder.js';
import { HOSTILE_TEXTS, hostileSpec } from './support/hostile.js';
import { markup, prose } from './support/markdown.js';
import { putModules, putSpecs } from './support/project.js';

/*
 * Each hostile string is in every place of a spec that takes a string. Its twin has a harmless word there: the two packages
 * may differ in strings, and in nothing else.
 */
const root = newFolder();
const names = Object.keys(HOSTILE_TEXTS);

beforeAll(async () => {
  putModules(root);
  putSpecs(root, {
    twin: hostileSpec('plain'),
    ...Object.fromEntries(names.map(name => [name, hostileSpec(HOSTILE_TEXTS[name] ?? '')])),
  });
  await generate({ project: workspaceAt(root) });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

type ApiClass = new (options: object) => Record<string, (...given: unknown[]) => Promise<unknown>>;

function fail(): never {
  throw new Error('There is no class');
}

function read(provider: string, file: string): string {
  return readFileSync(path.join(root, 'packages', provider, file), 'utf8');
}

function files(provider: string, ending: string): string[] {
  return ownedFiles(path.join(root, 'packages', provider)).filter(file => file.endsWith(ending));
}

/** Counts the parts of a page. */
const shape = (page: string) => ({
  headings: prose(page).filter(line => line.startsWith('#')).length,
  rows: prose(page)
    .filter(line => line.startsWith('|'))
    .map(line => line.split(/(?<!\\)\|/).length),
  items: prose(page).filter(line => line.startsWith('- ')).length,
  fences: page.split('\n').filter(line => line.startsWith('```')).length,
});

describe('code and pages from hostile specs', () => {
  test('compile as strictly as any', () => {
    expect(compile(root)).toBe('');
  });

  test('run nothing when they are imported and used, and send what the spec says', async () => {
    for (const name of names) {
      const text = HOSTILE_TEXTS[name] ?? '';
      const folder = path.join(root, 'out/packages', name, 'src/generated');
      if (!existsSync(folder)) throw new Error(`${name} was not compiled`);
      const modules = await Promise.all(
        readdirSync(folder).map(file => import(pathToFileURL(path.join(folder, file)).href)),
      );
      const everything = Object.assign({}, ...modules);
      const sent: { url: string; body: unknown }[] = [];
      const fetch = async (url: string, { body }: RequestInit) => {
        sent.push({ url, body: JSON.parse(String(body)) });
        return Response.json({ access_token: 'fake-token' });
      };
      const Api: ApiClass =
        Object.entries<ApiClass>(everything).find(([key]) => key.endsWith('Api'))?.[1] ?? fail();
      const [operation] = everything.contract.operations;
      const signer = { scheme: 'key', sign: ({ url }: { url: string }) => ({ url, headers: {} }) };
      const api = new Api({ fetch, signer, serverVariables: { region: 'eu' } });

      const request = operation.requests[0];
      await api[operation.method]?.(request.body, { [`q${text}`]: text, kind: text });

      expect(sent[0]?.body).toEqual({
        grant_type: 'client_credentials',
        client_id: 'fake-id',
        client_secret: 'fake-secret',
        [`p${text}`]: text,
      });
      const query = new URL(sent[0]?.url ?? '').searchParams;
      expect([...query]).toEqual([
        [`q${text}`, text],
        ['kind', text],
      ]);
      expect(everything.descriptor.response.tokenTypes).toEqual([text]);
      expect(everything.descriptor.title).toBe(text);
      expect(Object.getPrototypeOf(operation)).toBe(Object.prototype);
    }

    expect(globalThis).not.toHaveProperty('canary');
    expect({}).not.toHaveProperty('canary');
  });
});

describe.each(names)('the hostile string "%s"', name => {
  test('stays a string in code: statements and members are those of the twin, and no name comes from it', () => {
    for (const file of files(name, '.ts')) {
      const code = read(name, file);

      expect([file, skeleton(code)]).toEqual([file, skeleton(read('twin', file))]);
      expect([...identifiers(code)].filter(word => /^(canary|globalThis|eval)$/.test(word))).toEqual([]);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      expect(code).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
    }
  });

  test('stays text in comments: tags are those of the twin', () => {
    for (const file of files(name, '.ts')) {
      expect([file, allJsdocTags(read(name, file))]).toEqual([file, allJsdocTags(read('twin', file))]);
    }
  });

  test('stays text in pages: no tag, link, heading, row, list or code block of its own', () => {
    const pages = files(name, '.md');
    const twins = files('twin', '.md');

    expect(pages).toHaveLength(twins.length);
    for (const page of pages) {
      const text = read(name, page);
      const own = prose(text)
        .flatMap(markup)
        .filter(found => !/^\]\((#|[\w/.]+\.md(#[\w-]+)?|\.\.\/README\.md(#[\w-]+)?)?\)$/.test(found))
        // The template's own, around a table that is the same in every README.
        .filter(found => !/^<!-- \/?runtimes -->$/.test(found));
      expect([page, own]).toEqual([page, []]);
      const twin = twins.find(other => other === page) ?? twins.find(other => other.endsWith('Api.md')) ?? '';
      expect([page, shape(text)]).toEqual([page, shape(read('twin', twin))]);
    }
  });
});
