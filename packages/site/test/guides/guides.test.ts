import { readdirSync } from 'node:fs';
import path from 'node:path';
import { hasRedis } from '@token-clients/test-support/redis-servers';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../src/build/project.js';
import { guidePages } from '../../src/sources/guides/guide-pages.js';
import { guideSteps, installedPackages } from './guide-steps.js';
import { runGuide } from './run-guide.js';
import { NEED_REDIS, SETTINGS } from './settings.js';

const guides = guidePages()
  .slice(1)
  .map(({ path, markdown }) => ({ name: path.replace('guides/', ''), steps: guideSteps(markdown) }));

test('each file of the folder is a guide, in an order of its own', () => {
  const files = readdirSync(path.join(projectRoot, 'packages/site/content/guides')).filter(file =>
    file.endsWith('.md'),
  );

  const expected = files.map(file => file.replace('.md', '')).filter(name => name !== 'index');
  expect(guides.map(({ name }) => name).sort()).toEqual(expected.sort());
});

describe('the guide', () => {
  test.for(guides)(
    '$name: every command ends well and prints what the page says',
    async (guide, { skip }) => {
      const { name, steps } = guide;
      skip(NEED_REDIS.includes(name) && !hasRedis(), 'no redis-server');
      await using settings = await SETTINGS[name]?.();

      const printed = await runGuide(steps, settings?.env);

      for (const { commands, code, stdout, expected } of printed) {
        expect({ commands, code, stdout }).toEqual({
          commands,
          code: 0,
          stdout: expect.stringMatching(as(expected)),
        });
      }
      expect(printed.length).toBeGreaterThan(0);
    },
  );

  test.each(guides)('$name: every file is used, and what it imports is installed', ({ steps }) => {
    const files = steps.flatMap(step => (step.kind === 'save' ? [step] : []));
    const commands = steps.flatMap(step => (step.kind === 'run' ? [step.commands] : [])).join('\n');
    const installed = installedPackages(steps);

    for (const { file, text } of files.filter(({ file }) => !WITHOUT_A_NAME.includes(file))) {
      const users = [commands, ...files.filter(other => other.file !== file).map(other => other.text)];
      const name = (file.split('/').at(-1) ?? file).replace(/\.ts$/, '.js');
      expect(
        users.some(user => user.includes(name)),
        `${file} is used`,
      ).toBe(true);
      for (const imported of importedPackages(text)) expect(installed, file).toContain(imported);
    }
  });
});

/** Files that programs find without being named. */
const WITHOUT_A_NAME = ['package.json', 'tsconfig.json', 'token-clients.json'];

/** What the page says, in which a line of three dots stands for any lines. Where it says nothing, all is right. */
function as(expected = '...\n'): RegExp {
  const literal = (text: string) => text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
  return new RegExp(
    `^${expected
      .split(/^\.\.\.\n/m)
      .map(literal)
      .join('(?:.*\\n)*')}$`,
  );
}

/** Packages that a program names in its imports; not those of Node. */
function importedPackages(program: string): string[] {
  const names = [...program.matchAll(/\bfrom '([^'.][^']*)'/g)].map(([, name]) => name ?? '');
  return names
    .filter(name => !name.startsWith('node:'))
    .map(name =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    );
}
