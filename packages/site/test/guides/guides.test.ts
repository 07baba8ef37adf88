import { describe, expect, test } from 'vitest';
import { GUIDES, readGuide } from '../../src/sources/guides/guide-pages.js';
import { guideSteps, installedPackages } from './guide-steps.js';
import { runGuide } from './run-guide.js';
import { SETTINGS } from './settings.js';

const guides = GUIDES.map(name => ({ name, steps: guideSteps(readGuide(name)) }));

describe('the guide', () => {
  test.each(guides)(
    '$name: every command ends well and prints what the page says',
    async ({ name, steps }) => {
      await using settings = await SETTINGS[name]?.();

      const printed = await runGuide(steps, settings?.env);

      for (const { commands, code, stdout, expected } of printed) {
        expect({ commands, code, stdout }).toEqual({ commands, code: 0, stdout: expected ?? stdout });
      }
      expect(printed.length).toBeGreaterThan(0);
    },
  );

  test.each(guides)('$name: every file is used, and what it imports is installed', ({ steps }) => {
    const files = steps.flatMap(step => (step.kind === 'save' ? [step] : []));
    const commands = steps.flatMap(step => (step.kind === 'run' ? [step.commands] : [])).join('\n');
    const installed = installedPackages(steps);

    for (const { file, text } of files) {
      const users = [commands, ...files.filter(other => other.file !== file).map(other => other.text)];
      const name = file.split('/').at(-1) ?? file;
      expect(
        users.some(user => user.includes(name)),
        `${file} is used`,
      ).toBe(true);
      for (const imported of importedPackages(text)) expect(installed, file).toContain(imported);
    }
  });
});

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
