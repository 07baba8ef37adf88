import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { startModule } from '../bench/migrations/program.js';
import { hashesOfPrograms, readRecord } from '../bench/migrations/record.js';
import { play, scenarios } from '../bench/migrations/scenarios.js';
import { servers } from '../bench/migrations/server.js';
import { projectRoot } from '../mock/project-root.js';

const record = readRecord();
const again = 'run: npm run bench -- migrations';

describe('the record of migrations', () => {
  test('is of the programs that are there', () => {
    expect(hashesOfPrograms(), again).toEqual(record.programs);
  });

  test('is of the versions of the libraries that are installed for it', () => {
    const manifest = readFileSync(path.join(projectRoot(), 'test/bench/package.json'), 'utf8');
    const { devDependencies } = JSON.parse(manifest) as { devDependencies: Record<string, string> };
    const recorded = Object.values(record.pages).flatMap(({ library }) => library ?? []);
    const installed = Object.entries(devDependencies).map(([name, version]) => `${name} ${version}`);

    expect(recorded.length).toBeGreaterThan(0);
    expect(
      recorded.filter(library => !installed.includes(library)),
      again,
    ).toEqual([]);
  });

  test('knows every scenario, and nothing else', () => {
    const titles = Object.entries(scenarios).map(([name, { title }]) => [name, title]);
    const seen = new Set(Object.values(record.pages).flatMap(page => page.seen.map(each => each.scenario)));

    expect(record.scenarios, again).toEqual(Object.fromEntries(titles));
    expect([...seen].sort(), again).toEqual(Object.keys(scenarios).sort());
  });
});

describe('a program after a migration does what the record says', () => {
  const pages = Object.entries(record.pages).filter(([, { after }]) => after.startsWith('after/'));
  const newest = new Map(pages.map(([page, { after }]) => [path.basename(after, '.ts'), page]));
  const cases = [...newest].flatMap(([server, page]) =>
    (record.pages[page]?.seen ?? [])
      // The others start many processes, or wait.
      .filter(({ scenario }) => ['cold', 'errors', 'together'].includes(scenario))
      .map(({ scenario, after }) => [server, scenario, after] as const),
  );

  test.each(cases)('%s, %s: %s', async (server, name, expected) => {
    const program = path.join(projectRoot(), 'test/dist/bench/migrations/after', `${server}.js`);
    const scenario = scenarios[name];
    const startServer = servers[server];
    if (!scenario || !startServer) throw new Error(`There is no scenario ${name} of ${server}.`);

    expect(await play(scenario, startModule(program), startServer)).toBe(expected);
  });
});
