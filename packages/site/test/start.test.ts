import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot, REPOSITORY, readProject } from '../src/build/project.js';
import { startPages } from '../src/sources/start/start-pages.js';

interface Results {
  readonly figures: readonly {
    readonly id: string;
    readonly table?: readonly (readonly string[])[];
    readonly targets: readonly { readonly what: string; readonly met: boolean }[];
  }[];
}

const { markdown = '' } = startPages()[0] ?? {};
const { figures } = JSON.parse(readProject('test/bench/results.json')) as Results;
const rows = markdown
  .split('\n')
  .filter(line => /^\| \[\d+\]/.test(line))
  .map(line => line.split(' | '));

describe('the first page', () => {
  test('has the promise and the program of the README', () => {
    const readme = readProject('README.md');
    const [, promise = '-'] = readme.split('\n\n');
    const [program = '-'] = /```ts\n[\s\S]*?```/.exec(readme) ?? [];

    expect(markdown).toContain(promise);
    expect(markdown).toContain(program);
  });

  test('has each behaviour of the last measurement, and the file that plays it', () => {
    const measured = figures.find(({ id }) => id === 'lifecycle-behaviours')?.table ?? [];
    const files = rows.map(([first = '']) =>
      /\]\(([^)]*)\)/.exec(first)?.[1]?.replace(`${REPOSITORY}/blob/main/`, ''),
    );

    expect(rows).toHaveLength(measured.length - 2);
    expect(rows.map(([, ours]) => ours)).toEqual(measured.slice(1, -1).map(([, , ours]) => ours));
    expect(files.filter(file => !existsSync(path.join(projectRoot, file ?? '-')))).toEqual([]);
  });

  test('shows in bold just the behaviours that no other library has', () => {
    const bold = rows.filter(([first = '']) => first.includes('**'));
    const alone = rows.filter(([, ours, ...others]) => ours?.includes('✓') && !others.join().includes('✓'));

    expect(bold).toEqual(alone);
    expect(bold.length).toBeGreaterThan(5);
    expect(markdown).toContain(`**${bold.length} are right in token-clients alone**`);
  });

  test('says of each picture which of its targets were missed', () => {
    const pictures = [...markdown.matchAll(/^- !\[.*\]\(.*\/(.*)-light\.svg\)\n\n {2}(.*)$/gm)];

    expect(pictures.length).toBeGreaterThan(3);
    for (const [, id, said = ''] of pictures) {
      const targets = figures.find(figure => figure.id === id)?.targets ?? [];
      expect(said.match(/[✓✗] \w+/g)).toEqual(targets.map(({ met }) => (met ? '✓ met' : '✗ missed')));
    }
  });
});
