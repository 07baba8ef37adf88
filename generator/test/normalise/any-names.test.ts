import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isIdentifier, pascalCase } from '../../src/names.js';
import type { Loose } from '../support/project.js';
import { classNames, documentOf, methodNames, normal } from './normal.js';

/** Names of all kinds, among them many that become one name. */
const anyName = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.string({ unit: fc.constantFrom('a', 'A', 'b', '_', '-', '1', ' ', 'ß', '令'), maxLength: 5 }),
  fc.constantFrom(
    'then',
    'delete',
    '__proto__',
    'constructor',
    'README',
    'con',
    'x'.repeat(300),
    '令'.repeat(90),
  ),
);
const names = fc.uniqueArray(anyName, { minLength: 2, maxLength: 25 });

function vendor(ids: readonly string[], tags: readonly string[], schemas: readonly string[]): Loose {
  const object = { type: 'object', properties: { inner: { type: 'object', properties: { a: {} } } } };
  return documentOf(
    Object.fromEntries(
      ids.map((operationId, index) => [
        `get /${index}`,
        {
          operationId,
          tags: [tags[index % tags.length]],
          responses: { 200: { content: { 'application/json': { schema: object } } } },
        },
      ]),
    ),
    { components: { schemas: Object.fromEntries(schemas.map(name => [name, object])) } },
  );
}

/** A name as a file system without case compares it. */
const folded = (name: string) => name.normalize('NFKC').toUpperCase().toLowerCase();

test('whatever a vendor calls things, each has a legal name that no other has, and a page of its own', async () => {
  await fc.assert(
    fc.asyncProperty(names, names, names, async (ids, tags, schemas) => {
      const { document, findings } = await normal(vendor(ids, tags, schemas));
      const methods = Object.values(methodNames(document));
      const classes = Object.values(classNames(document));
      const types = Object.keys(document.components.schemas).map(pascalCase);
      const pages = [...classes, ...types].map(folded);
      const all = [...methods, ...classes, ...types];

      expect(findings.filter(({ kind }) => kind === 'refused')).toEqual([]);
      expect(methods).toHaveLength(ids.length);
      expect(classes).toHaveLength(new Set(ids.map((_, index) => tags[index % tags.length])).size);
      expect(new Set(all).size).toBe(all.length);
      expect(new Set(pages).size).toBe(pages.length);
      for (const name of all) {
        expect(isIdentifier(name)).toBe(true);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(100);
      }
    }),
    { numRuns: 150 },
  );
});

test('a name does not depend on what else is kept', async () => {
  await fc.assert(
    fc.asyncProperty(names, names, fc.nat(24), async (ids, tags, index) => {
      const document = vendor(ids, tags, []);
      const keep = `GET /${index % ids.length}`;

      const all = await normal(document);
      const one = await normal({ ...document, 'x-keep': [keep] });

      expect(methodNames(all.document)).toMatchObject(methodNames(one.document));
      expect(classNames(all.document)).toMatchObject(classNames(one.document));
    }),
    { numRuns: 100 },
  );
});
