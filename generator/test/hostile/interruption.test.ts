import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newFolder } from '../support/folder.js';
import { childEnv, putGenerator, putSpecs, smallSpec, snapshot } from '../support/project.js';
import { startYardstick } from '../support/yardstick.js';

/*
 * Each of these keeps a process busy for many seconds, in a phase of its own. Ctrl+C ends every one of them within a second
 * and leaves nothing behind.
 */
const root = newFolder();
beforeAll(() => putGenerator(root));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A spec with thousands of operations and schemas beside the one that matters. */
const large = (count: number) =>
  smallSpec(spec => {
    for (let index = 0; index < count; index++) {
      const fields = Array.from({ length: 20 }, (_, field) => [`field${field}`, { type: 'string' }]);
      spec.components.schemas[`Schema${index}`] = { type: 'object', properties: Object.fromEntries(fields) };
      spec.paths[`/large/${index}`] = {
        get: {
          operationId: `large${index}`,
          responses: {
            200: {
              description: 'x',
              content: { 'application/json': { schema: { $ref: `#/components/schemas/Schema${index}` } } },
            },
          },
        },
      };
    }
  });

const swagger = (count: number) => ({
  swagger: '2.0',
  info: { title: 'Large', version: '1' },
  paths: Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `/large/${index}`,
      {
        get: {
          parameters: [{ name: 'q', in: 'query', type: 'array', items: { type: 'string' } }],
          responses: { 200: { description: 'x', schema: { $ref: `#/definitions/Schema${index}` } } },
        },
      },
    ]),
  ),
  definitions: Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `Schema${index}`,
      { type: 'object', properties: { a: { type: 'string' }, b: { type: 'integer' } } },
    ]),
  ),
});

const endless = smallSpec(spec => {
  spec.components.schemas.TokenRequest.properties.client_id.pattern = '^(a+)+$';
  const { 'application/x-www-form-urlencoded': media } = spec.paths['/oauth/token'].post.requestBody.content;
  media.examples.clientCredentials.value.client_id = `${'a'.repeat(60)}!`;
});

/** As long as a spec may be. */
function manyKeys(): string {
  return `openapi: 3.0.3\n${Array.from({ length: 850_000 }, (_, index) => `k${index}: 1`).join('\n')}`;
}

const cases: [string, () => unknown][] = [
  ['reading a very long file', manyKeys],
  ['judging and generating from thousands of operations', () => large(3000)],
  ['converting a large document of Swagger 2.0', () => swagger(30_000)],
  ['linting, held up by a pattern', () => endless],
];

describe.skipIf(process.platform === 'win32')(
  'Ctrl+C ends within a second, and leaves nothing behind,',
  () => {
    test.each(cases)('%s', async (_, make) => {
      putSpecs(root, { vendor: make() });
      await interruptedSoon(['generator/bin/token-clients-generator.js', '--engine', 'embedded']);
    });

    test('adding a provider from a very long file', async () => {
      rmSync(path.join(root, 'specs/vendor.yaml'), { force: true });
      const from = path.join(root, 'long.yaml');
      writeFileSync(from, manyKeys());
      await interruptedSoon(['generator/dist/new-provider-main.js', 'vendor', '--spec', from]);
    });

    async function interruptedSoon(args: readonly string[]): Promise<void> {
      const before = snapshot(root);
      const endingOf = await startYardstick();
      const child = spawn(process.execPath, args, { cwd: root, env: childEnv() });
      let said = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
      await expect.poll(() => said, { timeout: 20_000 }).toContain('reading');
      await new Promise(resolve => setTimeout(resolve, 700));
      expect(child.exitCode).toBeNull();

      const { code, signal, ms, secondMs } = await endingOf(child, 'SIGINT');

      expect([
        [130, null],
        [null, 'SIGINT'],
      ]).toContainEqual([code, signal]);
      expect(ms).toBeLessThan(secondMs);
      expect(said).toContain('Generation was interrupted');
      expect(snapshot(root)).toEqual(before);
    }
  },
);
